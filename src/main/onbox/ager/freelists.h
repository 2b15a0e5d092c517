// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdbool.h>

enum { MOST_ORDERS = 32 };

// Which zones count. Empty: all but those where the kernel's own (unmovable) requests cannot go.
struct zones {
    const char *names; // comma-separated, or NULL
};

bool zones_hold(const struct zones *zones, const char *name);

// What /proc/pagetypeinfo says of the zones that count. Blocks are in units of the order that was asked for.
struct supply {
    long strict;      // in the Unmovable lists
    long usable;      // Unmovable, Reclaimable and Movable: what an unmovable request may take
    long high_atomic; // for atomic requests only
    long cma;
    long free_pages; // Unmovable, Reclaimable and Movable, of any order
    int largest_order;
};

// Sums up the text of /proc/pagetypeinfo; false where it holds no free list.
bool supply_parse(const char *text, int order, const struct zones *zones, struct supply *supply);

// Whether the text of /proc/meminfo tells of memory that is set apart as CMA; a kernel that could has a list for it all the same.
bool cma_parse(const char *text);

// What /proc/zoneinfo says of the zones that count, in pages.
struct watermarks {
    long free_outside_cma;
    long min;
    long high;
};

// Sums up the text of /proc/zoneinfo; false where no zone counts.
bool watermarks_parse(const char *text, const struct zones *zones, struct watermarks *watermarks);
