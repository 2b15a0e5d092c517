// SPDX-License-Identifier: Apache-2.0
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>

struct options {
    int windows;
    long window_ms;
    long pause_ms;
    long buffer_kb; // per CPU, for what is taken; 0: by the memory there is
    bool objects;
    bool beside; // although others trace
};

extern const char options_help[];

// False after a message on standard error.
bool options_parse(int count, char *arguments[], struct options *options);

#endif
