// SPDX-License-Identifier: Apache-2.0
#include "out.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// A file under /proc is made anew for each read from its start: one read that takes it whole is one moment of the kernel.
enum { ONE_READ = 16 * 1024 };

char *out_room(struct out *out, size_t more) {
    if (out->length + more > out->room) {
        size_t room = out->room < ONE_READ ? ONE_READ : out->room;
        while (room < out->length + more) {
            room *= 2;
        }
        char *bytes = realloc(out->bytes, room);
        if (bytes == NULL) {
            fputs("boxreader: out of memory\n", stderr);
            exit(1);
        }
        out->bytes = bytes;
        out->room = room;
    }
    return out->bytes + out->length;
}

void out_add(struct out *out, const void *bytes, size_t length) {
    memcpy(out_room(out, length), bytes, length);
    out->length += length;
}

void out_format(struct out *out, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char line[512];
    int length = vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
    if (length > 0) {
        out_add(out, line, (size_t)length < sizeof(line) ? (size_t)length : sizeof(line) - 1);
    }
}

ssize_t out_read_more(struct out *out, int fd, off_t at) {
    for (;;) {
        char *room = out_room(out, ONE_READ);
        ssize_t count = pread(fd, room, out->room - out->length, at);
        if (count >= 0) {
            out->length += (size_t)count;
            return count;
        }
        if (errno != EINTR) {
            return -errno;
        }
    }
}

int out_read(struct out *out, int fd) {
    size_t start = out->length;
    for (;;) {
        ssize_t count = out_read_more(out, fd, (off_t)(out->length - start));
        if (count < 0) {
            out->length = start;
            return (int)-count;
        }
        if (count == 0) {
            return 0;
        }
    }
}

bool out_send(struct out *out, int fd) {
    for (size_t done = 0; done < out->length;) {
        ssize_t count = write(fd, out->bytes + done, out->length - done);
        if (count < 0 && errno != EINTR) {
            return false;
        }
        done += count > 0 ? (size_t)count : 0;
    }
    out->length = 0;
    return true;
}
