// SPDX-License-Identifier: Apache-2.0
#include "vmallocinfo.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// The kernel keeps areas that were given back until they are fls(CPUs) * 32 MiB together (lazy_max_pages() in mm/vmalloc.c), and shows each:
// with every process that ends a line more, up to thousands, which name nobody. Kept here, they made the reader itself look like a leak.
static const char unpurged[] = " unpurged vm_area\n";

static bool is_unpurged(const char *line, size_t length) {
    size_t ending = sizeof(unpurged) - 1;
    return length > ending && memcmp(line + length - ending, unpurged, ending) == 0;
}

// The second word: the size in bytes.
static unsigned long long size_of(const char *line, size_t length) {
    const char *blank = memchr(line, ' ', length);
    return strtoull(blank, NULL, 10);
}

// Drops such lines from 'start' on, and gives where the first line begins that is not whole yet.
static size_t squeeze(struct out *text, size_t start, unsigned long long *dropped) {
    char *to = text->bytes + start;
    const char *from = to;
    const char *end = text->bytes + text->length;
    for (const char *newline; (newline = memchr(from, '\n', (size_t)(end - from))) != NULL; from = newline + 1) {
        size_t length = (size_t)(newline + 1 - from);
        if (is_unpurged(from, length)) {
            *dropped += size_of(from, length);
        } else {
            memmove(to, from, length);
            to += length;
        }
    }
    memmove(to, from, (size_t)(end - from));
    start = (size_t)(to - text->bytes);
    text->length = start + (size_t)(end - from);
    return start;
}

int vmallocinfo_read(struct out *text, int fd) {
    size_t before = text->length;
    size_t start = before;
    unsigned long long dropped = 0;
    for (off_t at = 0;;) {
        ssize_t count = out_read_more(text, fd, at);
        if (count < 0) {
            text->length = before;
            return (int)-count;
        }
        if (count == 0) {
            break;
        }
        at += count;
        start = squeeze(text, start, &dropped);
    }
    if (dropped > 0) {
        out_format(text, "0x0000000000000000-0x0000000000000000 %7llu%s", dropped, unpurged);
    }
    return 0;
}
