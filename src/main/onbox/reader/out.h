// SPDX-License-Identifier: Apache-2.0
// Bytes that grow at their end: a file's text, or all that a tick sends.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct out {
    char *bytes;
    size_t length;
    size_t room;
};

// Makes room for more bytes behind the present ones; ends the program where there is no memory.
char *out_room(struct out *out, size_t more);

void out_add(struct out *out, const void *bytes, size_t length);

void out_format(struct out *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Adds what one read gives of the file from there on: how much, 0 at its end, or the negative errno of the failure.
ssize_t out_read_more(struct out *out, int fd, off_t at);

// Adds what can be read from the file, from its start; 0, or the errno of the failure, and nothing is added then.
int out_read(struct out *out, int fd);

// Writes all to the file and forgets it; false when nobody reads there any more.
bool out_send(struct out *out, int fd);
