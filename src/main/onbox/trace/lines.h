// SPDX-License-Identifier: Apache-2.0
// Lines to the host.
#ifndef LINES_H
#define LINES_H

#include <stdbool.h>
#include <stdint.h>

__attribute__((format(printf, 1, 2))) void line_begin(const char *format, ...);
__attribute__((format(printf, 1, 2))) void line_add(const char *format, ...);

// Bytes of the line so far.
int line_length(void);

void line_end(void);

// False once the host no longer takes lines.
bool lines_flush(void);

extern uint64_t lines_bytes;

#endif
