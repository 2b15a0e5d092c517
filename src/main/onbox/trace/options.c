// SPDX-License-Identifier: Apache-2.0
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char options_help[] =
    "usage: boxtrace [--windows N] [--window MS] [--pause MS] [--buffer-kb KB] [--pages-only] [--beside]\n"
    "Records which memory is taken, by which call chain, and which is given back, in tracing instances of its own. Frees are\n"
    "recorded all the while, allocations in windows; the last window records frees alone. Ends with the last window, and\n"
    "when standard input ends. A guard in a session of its own removes the instances whatever happens to this process.\n";

static bool number(const char *text, long least, long most, long *value) {
    char *end;
    errno = 0;
    *value = text ? strtol(text, &end, 10) : 0;
    return text && *text && !*end && !errno && *value >= least && *value <= most;
}

bool options_parse(int count, char *arguments[], struct options *options) {
    long windows = 6;
    *options = (struct options){.window_ms = 5000, .objects = true};
    for (int i = 1; i < count; i++) {
        const char *name = arguments[i];
        const char *value = i + 1 < count ? arguments[i + 1] : NULL;
        bool good = true;
        if (strcmp(name, "--pages-only") == 0) {
            options->objects = false;
            continue;
        }
        if (strcmp(name, "--beside") == 0) {
            options->beside = true;
            continue;
        }
        if (strcmp(name, "--windows") == 0) {
            good = number(value, 1, 1000, &windows);
        } else if (strcmp(name, "--window") == 0) {
            good = number(value, 100, 24 * 3600 * 1000L, &options->window_ms);
        } else if (strcmp(name, "--pause") == 0) {
            good = number(value, 0, 24 * 3600 * 1000L, &options->pause_ms);
        } else if (strcmp(name, "--buffer-kb") == 0) {
            good = number(value, 64, 65536, &options->buffer_kb);
        } else {
            fprintf(stderr, "boxtrace: does not know '%s'.\n%s", name, options_help);
            return false;
        }
        if (!good) {
            fprintf(stderr, "boxtrace: '%s %s' makes no sense.\n%s", name, value ? value : "", options_help);
            return false;
        }
        i++;
    }
    options->windows = (int)windows;
    return true;
}
