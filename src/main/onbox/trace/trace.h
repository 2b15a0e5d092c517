// SPDX-License-Identifier: Apache-2.0
// What the parts of boxtrace share.
#ifndef TRACE_H
#define TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MOST_CPUS = 64,
    MOST_FRAMES = 32,
    PATH_ROOM = 512,
};

// What an event means for the join.
enum kind { PAGES_TAKEN, PAGES_FREED, OBJECT_TAKEN, OBJECT_FREED, STACK, KINDS };

// One event, as it is joined and told.
struct event {
    uint64_t at_ns;
    uint64_t address; // page frame number of pages, pointer of objects
    uint64_t size;    // number of pages, bytes of objects
    uint32_t gfp;
    int32_t pid;
    uint32_t stack; // 0: unknown
    uint8_t kind;
    bool is_joined; // with its counterpart in the same batch: need not be told
};

uint64_t now_ns(void);

#endif
