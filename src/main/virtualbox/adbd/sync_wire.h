// SPDX-License-Identifier: Apache-2.0
// How sync: puts its words, names and data on the stream.
#ifndef BOXSOAK_SYNC_WIRE_H
#define BOXSOAK_SYNC_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    ID_STAT = 0x54415453,
    ID_LIST = 0x5453494c,
    ID_SEND = 0x444e4553,
    ID_RECV = 0x56434552,
    ID_DENT = 0x544e4544,
    ID_DATA = 0x41544144,
    ID_DONE = 0x454e4f44,
    ID_OKAY = 0x59414b4f,
    ID_FAIL = 0x4c494146,
    ID_QUIT = 0x54495551,
    LONGEST_CHUNK = 64 * 1024, // of DATA, fixed by the protocol
    LONGEST_NAME = 1024,       // of a path with its mode, as in AOSP
};

// All of them wait for the whole, and are false when the peer has gone or the file cannot be written.
bool wire_read(int fd, void *bytes, size_t length);
bool wire_write(int fd, const void *bytes, size_t length);
bool wire_get(int fd, uint32_t *words, int count);
bool wire_put(int fd, const uint32_t *words, int count);

// Answers FAIL: "adbd: cannot open /x: No such file or directory".
bool wire_fail(int fd, const char *what, const char *path, int problem);

#endif
