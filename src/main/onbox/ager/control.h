// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdbool.h>

// What the outside wants: to end (a signal, the end of standard input, nobody reading our output), or another number of blocks to leave.
struct control {
    bool reads_input;
    bool ended;
    const char *why; // it ended
    char line[64];
    int length;
};

// Milliseconds of a clock that only goes on.
long long clock_ms(void);

void control_prepare(struct control *control, bool reads_input);

// Waits so long for news; true when the number of blocks to leave was changed by a line 'leave K'.
bool control_wait(struct control *control, int milliseconds, long *leave);
