// SPDX-License-Identifier: Apache-2.0
// Keeps a note in a page of RAM that the kernel was told not to use (mem=), so that it survives a reset, not a power loss: what the
// sticky registers and the /metadata partition do on a real box. `ramnote 0x5f0ff000` prints it, `... write` takes it from input.
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGE = 4096 };

struct note {
    char magic[8];
    uint32_t length;
    uint32_t sum;
    uint8_t text[PAGE - 16];
};

static const char MAGIC[] = "boxsoak1";

static uint32_t sum(const uint8_t *text, uint32_t length) {
    uint32_t sum = length;
    for (uint32_t i = 0; i < length; i++) {
        sum = sum * 31 + text[i];
    }
    return sum;
}

// Byte by byte: the page is mapped as device memory, where wider accesses may fault.
static void copy(volatile uint8_t *to, const volatile uint8_t *from, size_t length) {
    for (size_t i = 0; i < length; i++) {
        to[i] = from[i];
    }
}

static int print(const volatile uint8_t *page) {
    struct note note;
    copy((uint8_t *)&note, page, sizeof note);
    if (memcmp(note.magic, MAGIC, sizeof note.magic) != 0 || note.length > sizeof note.text || note.sum != sum(note.text, note.length)) {
        return 1; // nothing was ever written, or the power was gone
    }
    fwrite(note.text, 1, note.length, stdout);
    return 0;
}

static int take(volatile uint8_t *page) {
    struct note note = {.length = 0};
    memcpy(note.magic, MAGIC, sizeof note.magic);
    note.length = (uint32_t)fread(note.text, 1, sizeof note.text, stdin);
    note.sum = sum(note.text, note.length);
    copy(page, (const uint8_t *)&note, sizeof note);
    return 0;
}

int main(int argc, char **argv) {
    int fd = argc < 2 ? -1 : open("/dev/mem", O_RDWR | O_SYNC | O_CLOEXEC);
    if (fd < 0) {
        fprintf(stderr, "usage: ramnote ADDRESS [write]   (as root)\n");
        return 2;
    }
    void *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)strtoull(argv[1], NULL, 0));
    if (page == MAP_FAILED) {
        perror("ramnote: cannot map the page");
        return 2;
    }
    return argc > 2 ? take(page) : print(page);
}
