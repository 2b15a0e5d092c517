// SPDX-License-Identifier: Apache-2.0
#include "lines.h"

#include <stdarg.h>
#include <stdio.h>

uint64_t lines_bytes;
static int length;

static void print(const char *format, va_list values) {
    int printed = vprintf(format, values);
    length += printed > 0 ? printed : 0;
}

void line_begin(const char *format, ...) {
    va_list values;
    length = 0;
    va_start(values, format);
    print(format, values);
    va_end(values);
}

void line_add(const char *format, ...) {
    va_list values;
    va_start(values, format);
    print(format, values);
    va_end(values);
}

int line_length(void) {
    return length;
}

void line_end(void) {
    putchar('\n');
    lines_bytes += (uint64_t)length + 1;
}

bool lines_flush(void) {
    return fflush(stdout) == 0 && !ferror(stdout);
}
