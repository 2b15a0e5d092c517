// SPDX-License-Identifier: Apache-2.0
#include "options.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char options_help[] =
    "usage: boxager [--order N] [--leave K] [--reserve BYTES] [--zones NAME,NAME] [--hold]\n"
    "\n"
    "Brings this box into the state of long use, from user space: plenty of free memory, but no free block of order N outside CMA.\n"
    "Ending it, in whatever way, gives everything back.\n"
    "\n"
    "  --order N        block size as a power of two of pages, 1 to the kernel's largest (4)\n"
    "  --leave K        blocks of that order to leave free (0)\n"
    "  --reserve BYTES  never take when less than this is free outside CMA; K and M may follow (5 times the high\n"
    "                  watermarks; at least twice, whatever is named)\n"
    "  --zones NAMES    count these zones only (all but HighMem, Movable and Device)\n"
    "  --hold           keep the state until standard input ends or a signal comes; a line 'leave K' there changes K\n"
    "\n"
    "Prints one JSON object a line: {\"event\":\"state\",...} each second, {\"event\":\"note\",...} for what is missing, at last\n"
    "{\"event\":\"ended\",...}. Does the part that is possible, and ends with the first of these that is true:\n"
    "  2  wrong arguments; nothing was done\n"
    "  3  the order is above this kernel's largest; nothing was done\n"
    "  4  the reserve is more than is free outside CMA; nothing was taken\n"
    "  5  /proc/pagetypeinfo cannot be read (needs root since 4.19): pipes alone were taken, blindly\n"
    "  6  packet sockets are forbidden (needs CAP_NET_RAW): pipes alone were taken, the reserve's blocks remained\n"
    "  7  pipes hit a limit (fs.pipe-user-pages-*, RLIMIT_NOFILE, a memory cgroup): fewer were taken\n"
    "  8  the state was not reached for another reason, said in a note\n"
    "  9  /proc/zoneinfo cannot be read; nothing was done\n"
    "  0  the state was reached\n";

bool options_number(const char *text, long most, long *number) {
    char *end;
    errno = 0;
    *number = strtol(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0 && *number <= most;
}

static bool parse_bytes(const char *text, long *bytes) {
    char digits[24];
    size_t length = strlen(text);
    if (length == 0 || length >= sizeof(digits)) {
        return false;
    }
    strcpy(digits, text);
    int shift = text[length - 1] == 'M' ? 20 : text[length - 1] == 'K' ? 10 : 0;
    if (shift > 0) {
        digits[length - 1] = '\0';
    }
    if (!options_number(digits, LONG_MAX >> shift, bytes)) {
        return false;
    }
    *bytes <<= shift;
    return *bytes > 0;
}

static bool refuse(const char *option, const char *value, const char *wanted) {
    fprintf(stderr, "boxager: %s '%s' is not %s. See --help.\n", option, value, wanted);
    return false;
}

static bool take(struct options *options, const char *name, const char *value) {
    long number;
    if (strcmp(name, "--order") == 0) {
        if (!options_number(value, MOST_ORDERS - 1, &number) || number < 1) {
            return refuse(name, value, "an order from 1 on");
        }
        options->order = (int)number;
        return true;
    }
    if (strcmp(name, "--leave") == 0) {
        return options_number(value, INT_MAX, &options->leave) || refuse(name, value, "a number of blocks");
    }
    if (strcmp(name, "--reserve") == 0) {
        return parse_bytes(value, &options->reserve_bytes) || refuse(name, value, "a size such as 20M");
    }
    if (strcmp(name, "--zones") == 0) {
        options->zones.names = value;
        return *value != '\0' || refuse(name, value, "a list of zones such as DMA32,Normal");
    }
    fprintf(stderr, "boxager: does not know '%s'. See --help.\n", name);
    return false;
}

bool options_parse(int count, char *const arguments[], struct options *options) {
    *options = (struct options){.order = 4};
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--hold") == 0) {
            options->hold = true;
        } else if (strcmp(arguments[i], "--help") == 0) {
            options->help = true;
        } else if (i + 1 < count) {
            if (!take(options, arguments[i], arguments[i + 1])) {
                return false;
            }
            i++;
        } else {
            fprintf(stderr, "boxager: '%s' is unknown or lacks its value. See --help.\n", arguments[i]);
            return false;
        }
    }
    return true;
}
