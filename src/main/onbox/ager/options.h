// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "freelists.h"

#include <stdbool.h>

struct options {
    int order;
    long reserve_bytes; // 0: a multiple of the watermarks
    long leave;         // blocks of the order that are to stay free
    struct zones zones;
    bool hold;
    bool help;
};

// Reads the command line; on a mistake says it in one sentence on standard error and returns false.
bool options_parse(int count, char *const arguments[], struct options *options);

// Reads a whole number from 0 on, with nothing after it.
bool options_number(const char *text, long most, long *number);

extern const char options_help[];
