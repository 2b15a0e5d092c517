// SPDX-License-Identifier: Apache-2.0
#include "batch.h"

#include "lines.h"
#include "stacks.h"
#include "tasks.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 32 * 1024, MOST_EVENTS = 1 << 18 };

uint64_t batch_events, batch_dropped;

static struct event *events;
static size_t size, room;

static uint32_t *slots; // index + 1 of an event that took something; 0: free
static size_t slot_count;

void batch_add(const struct event *event) {
    batch_events++;
    if (size == room) {
        size_t more = room ? room * 2 : 4096;
        struct event *larger = more <= MOST_EVENTS ? realloc(events, more * sizeof(*events)) : NULL;
        if (!larger) {
            batch_dropped++;
            return;
        }
        events = larger;
        room = more;
    }
    events[size++] = *event;
}

static int by_time(const void *left, const void *right) {
    const struct event *a = left, *b = right;
    if (a->at_ns != b->at_ns) {
        return a->at_ns < b->at_ns ? -1 : 1;
    }
    // Of one moment: what is given back was taken before.
    return (int)a->kind - (int)b->kind;
}

static size_t slot_of(uint64_t address, bool pages) {
    uint64_t hash = (address * 2 + pages) * 0x9e3779b97f4a7c15ull;
    return (size_t)(hash >> 20) & (slot_count - 1);
}

static bool prepare_slots(size_t count) {
    size_t wanted = 1024;
    while (wanted < 2 * count) {
        wanted *= 2;
    }
    if (wanted > slot_count) {
        uint32_t *larger = realloc(slots, wanted * sizeof(*slots));
        if (!larger) {
            return false;
        }
        slots = larger;
        slot_count = wanted;
    }
    memset(slots, 0, slot_count * sizeof(*slots));
    return true;
}

static bool takes(const struct event *event) {
    return event->kind == PAGES_TAKEN || event->kind == OBJECT_TAKEN;
}

static bool is_of_pages(const struct event *event) {
    return event->kind == PAGES_TAKEN || event->kind == PAGES_FREED;
}

// Whole pairs only: what gives a part back is for the host.
static void join(size_t count) {
    if (!prepare_slots(count)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct event *event = &events[i];
        size_t slot = slot_of(event->address, is_of_pages(event));
        while (slots[slot] && (events[slots[slot] - 1].address != event->address ||
                               is_of_pages(&events[slots[slot] - 1]) != is_of_pages(event))) {
            slot = (slot + 1) & (slot_count - 1);
        }
        if (takes(event)) {
            slots[slot] = (uint32_t)i + 1;
            continue;
        }
        struct event *taker = slots[slot] ? &events[slots[slot] - 1] : NULL;
        if (taker && !taker->is_joined && (!is_of_pages(event) || taker->size == event->size)) {
            taker->is_joined = event->is_joined = true;
        }
    }
}

static void tell(const struct event *event, uint64_t origin_ns) {
    unsigned long long at_us = event->at_ns > origin_ns ? (event->at_ns - origin_ns) / 1000 : 0;
    unsigned long long address = event->address, size_of_it = event->size;
    switch ((enum kind)event->kind) {
    case PAGES_FREED:
        line_add(" p%llx,%llx,%llx", at_us, address, size_of_it);
        break;
    case OBJECT_FREED:
        line_add(" o%llx,%llx", at_us, address);
        break;
    default:
        line_add(" %c%llx,%llx,%llx,%x,%x,%x", event->kind == PAGES_TAKEN ? 'P' : 'O', at_us, address, size_of_it, event->stack,
                 (unsigned)event->pid, event->gfp);
    }
}

static void tell_all(size_t count, uint64_t origin_ns) {
    bool is_open = false;
    for (size_t i = 0; i < count; i++) {
        if (events[i].is_joined) {
            continue;
        }
        if (!is_open) {
            line_begin("e");
            is_open = true;
        }
        tell(&events[i], origin_ns);
        if (line_length() > LONGEST_LINE) {
            line_end();
            is_open = false;
        }
    }
    if (is_open) {
        line_end();
    }
}

void batch_tell(uint64_t before_ns, uint64_t origin_ns) {
    qsort(events, size, sizeof(*events), by_time);
    size_t count = 0;
    while (count < size && events[count].at_ns < before_ns) {
        count++;
    }
    join(count);
    for (size_t i = 0; i < count; i++) {
        if (takes(&events[i]) && events[i].is_joined) {
            stack_joined(events[i].stack, events[i].size);
        } else if (takes(&events[i])) {
            task_tell(events[i].pid);
        }
    }
    tell_all(count, origin_ns);
    memmove(events, events + count, (size - count) * sizeof(*events));
    size -= count;
}
