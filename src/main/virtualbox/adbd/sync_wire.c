// SPDX-License-Identifier: Apache-2.0
#include "sync_wire.h"

#include <endian.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool wire_read(int fd, void *bytes, size_t length) {
    uint8_t *to = bytes;
    while (length > 0) {
        ssize_t got = read(fd, to, length);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        to += got;
        length -= (size_t)got;
    }
    return true;
}

bool wire_write(int fd, const void *bytes, size_t length) {
    const uint8_t *from = bytes;
    while (length > 0) {
        ssize_t put = write(fd, from, length);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put < 0) {
            return false;
        }
        from += put;
        length -= (size_t)put;
    }
    return true;
}

bool wire_get(int fd, uint32_t *words, int count) {
    if (!wire_read(fd, words, sizeof *words * (size_t)count)) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        words[i] = le32toh(words[i]);
    }
    return true;
}

bool wire_put(int fd, const uint32_t *words, int count) {
    uint32_t little[8];
    for (int i = 0; i < count; i++) {
        little[i] = htole32(words[i]);
    }
    return wire_write(fd, little, sizeof *little * (size_t)count);
}

bool wire_fail(int fd, const char *what, const char *path, int problem) {
    char message[512];
    int length = snprintf(message, sizeof message, "adbd: %s %.300s: %s", what, path, strerror(problem));
    return wire_put(fd, (const uint32_t[]){ID_FAIL, (uint32_t)length}, 2) && wire_write(fd, message, (size_t)length);
}
