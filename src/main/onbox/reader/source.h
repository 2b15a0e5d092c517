// SPDX-License-Identifier: Apache-2.0
// What is sampled: one file, several files that a pattern names, or the largest processes.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "out.h"

struct file {
    char *path;
    int fd;
};

struct source {
    const char *name;
    long every;        // in ticks
    long next;         // the tick from which on it is due
    const char *what;  // a path, several patterns between blanks, or "processes LARGEST [NAME,NAME...]"
    int (*read)(struct out *text, int fd);
    bool many;         // several files: each text begins with a line "==> path <=="
    struct file *files;
    size_t count;
    struct out text;
    struct out before;
    bool sent;   // 'before' is what the other end has
    int since_whole; // readings since its whole text was sent
    int failure; // errno told last, 0 when it could be read
    long looked; // the tick of the last look for files
};

// Takes "NAME EVERY WHAT" apart, in place; false when it is not that.
bool source_parse(char *argument, struct source *source);

// Reads it into its text: 0, or the errno that says why there is none.
int source_read(struct source *source, long tick);
