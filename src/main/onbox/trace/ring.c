// SPDX-License-Identifier: Apache-2.0
#include "ring.h"

#include "batch.h"
#include "format.h"
#include "stacks.h"
#include "tracefs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// linux/ring_buffer.h: the low five bits of an event's first word.
enum { LARGE = 0, PADDING = 29, TIME_EXTEND = 30, TIME_STAMP = 31, DELTA_SHIFT = 27 };

enum { MOST_RINGS = 2 * MOST_CPUS, MOST_WAITING = 8, PAGE_ROOM = 65536 };

// An event whose call chain follows it; an interrupt in between brings its own first.
struct ring {
    int fd;
    int waiting;
    struct event events[MOST_WAITING];
};

static struct ring rings[MOST_RINGS];
static int count;

uint64_t ring_bytes;
int ring_cpus;

bool ring_open(const char *instance) {
    ring_cpus = 0;
    for (int cpu = 0; cpu < MOST_CPUS && count < MOST_RINGS; cpu++) {
        char file[64];
        snprintf(file, sizeof(file), "per_cpu/cpu%d/trace_pipe_raw", cpu);
        if (!tracefs_exists(instance, file)) {
            break;
        }
        int fd = tracefs_open(instance, file, O_RDONLY | O_NONBLOCK);
        if (fd < 0) {
            return false;
        }
        rings[count++] = (struct ring){.fd = fd};
        ring_cpus++;
    }
    return ring_cpus > 0;
}

void ring_close(void) {
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < rings[i].waiting; k++) {
            batch_add(&rings[i].events[k]);
        }
        close(rings[i].fd);
    }
    count = 0;
}

static void push(struct ring *ring, const struct event *event) {
    if (ring->waiting == MOST_WAITING) {
        batch_add(&ring->events[0]);
        memmove(ring->events, ring->events + 1, sizeof(ring->events) - sizeof(ring->events[0]));
        ring->waiting--;
    }
    ring->events[ring->waiting++] = *event;
}

// The chain belongs to the latest event of the same task that has none.
static void take_stack(struct ring *ring, const struct format *format, const unsigned char *data, size_t length, int pid) {
    size_t frames = field_value(&format->size, data, length);
    size_t offset = (size_t)format->address.offset;
    if (!format->size.size || frames > (length - offset) / sizeof(unsigned long)) {
        frames = length > offset ? (length - offset) / sizeof(unsigned long) : 0;
    }
    while (ring->waiting > 0) {
        struct event *event = &ring->events[--ring->waiting];
        bool is_its = event->pid == pid;
        if (is_its) {
            event->stack = stack_number(data + offset, (int)frames);
        }
        batch_add(event);
        if (is_its) {
            return;
        }
    }
}

static void take(struct ring *ring, const unsigned char *data, size_t length, uint64_t at_ns) {
    uint16_t id;
    int32_t pid;
    if (length < 8) {
        return;
    }
    memcpy(&id, data, 2);
    memcpy(&pid, data + 4, 4);
    const struct format *format = format_of(id);
    if (!format) {
        return;
    }
    if (format->kind == STACK) {
        take_stack(ring, format, data, length, pid);
        return;
    }
    uint64_t size = field_value(&format->size, data, length);
    bool pages = format->kind == PAGES_TAKEN || format->kind == PAGES_FREED;
    struct event event = {
        .at_ns = at_ns,
        .address = field_value(&format->address, data, length),
        .size = pages && !format->counts_pages ? (size < 32 ? 1ull << size : 0) : size,
        .gfp = (uint32_t)field_value(&format->gfp, data, length),
        .pid = pid,
        .kind = format->kind,
    };
    // A failed allocation has no address: 0, or a page frame of all ones.
    bool failed = event.address == 0 || (pages && (event.address >> 52) != 0);
    if (failed && format->kind != PAGES_FREED) {
        return;
    }
    if (format->kind == PAGES_TAKEN || format->kind == OBJECT_TAKEN) {
        push(ring, &event);
    } else {
        batch_add(&event);
    }
}

static void take_page(struct ring *ring, const unsigned char *page, size_t room) {
    uint64_t at_ns, commit = 0;
    memcpy(&at_ns, page, 8);
    memcpy(&commit, page + 8, (size_t)page_format.commit_size);
    // Bits 30 and 31 say that events were lost before this page; we count those by the statistics.
    size_t end = (size_t)page_format.data_offset + (commit & 0xfffff);
    size_t at = (size_t)page_format.data_offset;
    end = end > room ? room : end;
    while (at + 4 <= end) {
        uint32_t head, extra = 0;
        memcpy(&head, page + at, 4);
        uint32_t type = head & 31, delta = head >> 5;
        if (at + 8 <= end) {
            memcpy(&extra, page + at + 4, 4);
        }
        if (type == TIME_EXTEND) {
            at_ns += ((uint64_t)extra << DELTA_SHIFT) + delta;
            at += 8;
        } else if (type == TIME_STAMP) {
            // The five highest bits of the clock do not fit.
            at_ns = (at_ns & (31ull << 59)) | (((uint64_t)extra << DELTA_SHIFT) + delta);
            at += 8;
        } else if (type == PADDING) {
            if (delta == 0) {
                return;
            }
            at_ns += delta;
            at += 4 + (size_t)extra;
        } else {
            size_t start = at + (type == LARGE ? 8 : 4);
            size_t length = type == LARGE ? (extra >= 4 ? extra - 4 : 0) : type * 4;
            at_ns += delta;
            if (start + length > end) {
                return;
            }
            take(ring, page + start, length, at_ns);
            at = start + length;
        }
    }
}

bool ring_drain(void) {
    static unsigned char page[PAGE_ROOM];
    long page_size = sysconf(_SC_PAGESIZE);
    size_t room = page_size > 0 && page_size <= PAGE_ROOM ? (size_t)page_size : PAGE_ROOM;
    for (int i = 0; i < count; i++) {
        ssize_t got;
        while ((got = read(rings[i].fd, page, room)) > 0) {
            ring_bytes += (uint64_t)got;
            take_page(&rings[i], page, (size_t)got);
        }
        if (got < 0 && errno != EAGAIN && errno != EINTR) {
            return false;
        }
    }
    return true;
}
