// SPDX-License-Identifier: Apache-2.0
#include "freelists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool zones_hold(const struct zones *zones, const char *name) {
    if (!zones->names) {
        return strcmp(name, "HighMem") != 0 && strcmp(name, "Movable") != 0 && strcmp(name, "Device") != 0;
    }
    size_t length = strlen(name);
    for (const char *at = zones->names; at; at = strchr(at, ',')) {
        at += *at == ',';
        if (strncmp(at, name, length) == 0 && (at[length] == ',' || at[length] == '\0')) {
            return true;
        }
    }
    return false;
}

static const char *next_line(const char *line) {
    const char *end = strchr(line, '\n');
    return end ? end + 1 : NULL;
}

// One row of counts, e.g. "   123    149     95 >100000": free pages, and whole blocks of the order in blocks of that order or above.
struct row {
    long pages;
    long blocks;
    int largest_order;
};

static struct row parse_row(const char *counts, int order) {
    struct row row = {.largest_order = -1};
    for (int at = 0; at < MOST_ORDERS; at++) {
        // Since 5.4 a count stops at 100000 and is printed as ">100000": a lower bound.
        counts += strspn(counts, " >");
        char *end;
        unsigned long count = strtoul(counts, &end, 10);
        if (end == counts) {
            break;
        }
        row.pages += (long)(count << at);
        row.blocks += at >= order ? (long)(count << (at - order)) : 0;
        row.largest_order = at;
        counts = end;
    }
    return row;
}

bool supply_parse(const char *text, int order, const struct zones *zones, struct supply *supply) {
    *supply = (struct supply){.largest_order = -1};
    for (const char *line = text; line && *line; line = next_line(line)) {
        char zone[32];
        char type[32];
        int counts = 0;
        // mm/vmstat.c, the same from 4.9 to 6.12: "Node %4d, zone %8s, type %12s " and a count for each order.
        if (sscanf(line, "Node %*d, zone %31[^, ], type %31s%n", zone, type, &counts) != 2 || counts == 0
            || !zones_hold(zones, zone)) {
            continue;
        }
        struct row row = parse_row(line + counts, order);
        supply->largest_order = row.largest_order > supply->largest_order ? row.largest_order : supply->largest_order;
        bool unmovable = strcmp(type, "Unmovable") == 0;
        if (unmovable || strcmp(type, "Movable") == 0 || strcmp(type, "Reclaimable") == 0) {
            supply->usable += row.blocks;
            supply->free_pages += row.pages;
            supply->strict += unmovable ? row.blocks : 0;
        } else if (strcmp(type, "HighAtomic") == 0) {
            supply->high_atomic += row.blocks;
        } else if (strcmp(type, "CMA") == 0) {
            supply->cma += row.blocks;
        }
    }
    return supply->largest_order >= 0;
}

bool cma_parse(const char *text) {
    for (const char *line = text; line && *line; line = next_line(line)) {
        long kilobytes;
        if (sscanf(line, "CmaTotal: %ld", &kilobytes) == 1) {
            return kilobytes > 0;
        }
    }
    return false;
}

bool watermarks_parse(const char *text, const struct zones *zones, struct watermarks *watermarks) {
    *watermarks = (struct watermarks){.min = 0};
    bool any = false;
    bool counts = false;
    for (const char *line = text; line && *line; line = next_line(line)) {
        char zone[32];
        long pages;
        if (sscanf(line, "Node %*d, zone %31s", zone) == 1) {
            counts = zones_hold(zones, zone);
            any = any || counts;
        } else if (!counts) {
            continue;
        } else if (sscanf(line, " pages free %ld", &pages) == 1) {
            watermarks->free_outside_cma += pages;
        } else if (sscanf(line, " min %ld", &pages) == 1) {
            watermarks->min += pages;
        } else if (sscanf(line, " high %ld", &pages) == 1) {
            watermarks->high += pages;
        } else if (sscanf(line, " nr_free_cma %ld", &pages) == 1) {
            watermarks->free_outside_cma -= pages;
        }
    }
    return any;
}
