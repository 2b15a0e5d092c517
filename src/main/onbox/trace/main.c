// SPDX-License-Identifier: Apache-2.0
// boxtrace: who takes memory and does not give it back. See options_help; Java's TraceLine describes the lines that it writes.
#include "batch.h"
#include "cost.h"
#include "format.h"
#include "guard.h"
#include "lines.h"
#include "options.h"
#include "processes.h"
#include "ring.h"
#include "session.h"
#include "stacks.h"
#include "tracefs.h"
#include "vmalloc.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { DRAIN_EVERY_MS = 50, PRIORITY = -10 };

static volatile sig_atomic_t told_to_stop;

static void stop(int signal) {
    (void)signal;
    told_to_stop = 1;
}

uint64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000ull + (uint64_t)now.tv_nsec;
}

static int refuse(const char *why) {
    line_begin("x %s", why);
    line_end();
    lines_flush();
    return 3;
}

// Whether anybody still wants to know: standard input is open, and standard output has a reader.
static bool is_wanted(int wait_ms) {
    struct pollfd polls[] = {{STDIN_FILENO, POLLIN, 0}, {STDOUT_FILENO, 0, 0}};
    char bytes[64];
    if (poll(polls, 2, wait_ms) <= 0) {
        return !told_to_stop;
    }
    bool ended = polls[0].revents && read(STDIN_FILENO, bytes, sizeof(bytes)) <= 0;
    return !told_to_stop && !ended && !(polls[1].revents & (POLLERR | POLLNVAL));
}

static void tell_losses(void) {
    static unsigned long told_taken, told_freed;
    unsigned long taken = 0, freed = 0;
    for (int cpu = 0; cpu < ring_cpus; cpu++) {
        taken += session_lost(TAKEN, cpu);
        freed += session_lost(FREED, cpu);
    }
    // What this process had no memory for may be of either sort.
    freed += (unsigned long)batch_dropped;
    if (taken != told_taken || freed != told_freed) {
        line_begin("l %lx %lx", taken, freed);
        line_end();
        told_taken = taken;
        told_freed = freed;
    }
}

// Reads the buffers until the moment. False if nobody wants to know any more.
static bool follow_until(uint64_t end_ns, uint64_t origin_ns) {
    while (now_ns() < end_ns) {
        uint64_t round_ns = now_ns();
        guard_show_life();
        if (!ring_drain()) {
            return false;
        }
        batch_tell(round_ns, origin_ns);
        int spent_ms = (int)((now_ns() - round_ns) / 1000000);
        if (!lines_flush() || !is_wanted(spent_ms < DRAIN_EVERY_MS ? DRAIN_EVERY_MS - spent_ms : 0)) {
            return false;
        }
    }
    return true;
}

static void tell_window(char what, uint64_t origin_ns) {
    line_begin("w %c %llx", what, (unsigned long long)(now_ns() - origin_ns) / 1000);
    line_end();
}

// Allocations are recorded in windows, frees all the while; the last window of time waits for the slow ones.
static bool follow(const struct options *options, uint64_t origin_ns) {
    uint64_t window_ns = (uint64_t)options->window_ms * 1000000, pause_ns = (uint64_t)options->pause_ms * 1000000;
    bool wanted = true;
    vmalloc_tell();
    processes_tell();
    for (int i = 0; i <= options->windows && wanted; i++) {
        bool records = i < options->windows;
        session_record(records);
        tell_window(records ? 'b' : 't', origin_ns);
        wanted = follow_until(now_ns() + window_ns, origin_ns);
        vmalloc_tell();
        processes_tell();
        tell_window('e', origin_ns);
        stacks_tell_joined();
        tell_losses();
        if (i == 0) {
            // Should the link break later on, most chains have names.
            session_record(false);
            stacks_name(ring_drain);
        }
        if (pause_ns && records) {
            session_record(false);
            wanted = wanted && follow_until(now_ns() + pause_ns, origin_ns);
        }
    }
    ring_drain();
    batch_tell(~0ull, origin_ns);
    stacks_tell_joined();
    tell_losses();
    return wanted;
}

int main(int count, char *arguments[]) {
    static char room[256 * 1024];
    struct options options;
    if (count == 2 && strcmp(arguments[1], "--help") == 0) {
        fputs(options_help, stdout);
        return 0;
    }
    if (!options_parse(count, arguments, &options)) {
        return 2;
    }
    setvbuf(stdout, room, _IOFBF, sizeof(room));
    signal(SIGPIPE, SIG_IGN);
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGHUP, &action, NULL);

    const char *why = tracefs_find();
    why = why ? why : session_claim(&options);
    if (why) {
        return refuse(why);
    }
    struct cost before = cost_now();
    why = session_begin(&options);
    if (!why && (!formats_read(TAKEN) || !ring_open(TAKEN) || !ring_open(FREED))) {
        why = "kernel The kernel's event formats or ring buffers cannot be read; this version of boxsoak does not know them.";
    }
    if (why) {
        refuse(why);
        ring_close();
        session_end();
        return 3;
    }
    // Little work, but in time: a busy box would fill the buffers before we read them.
    setpriority(PRIO_PROCESS, 0, PRIORITY);
    uint64_t origin_ns = now_ns();
    line_begin("h 1 %d %ld %d", ring_cpus, sysconf(_SC_PAGESIZE), getpid());
    line_end();
    bool complete = follow(&options, origin_ns);
    ring_close();
    bool removed = session_end();
    cost_tell(&before);
    if (!stacks_name(NULL)) {
        line_begin("n The kernel hides the addresses of its functions (kptr_restrict=2): echo 1 > /proc/sys/kernel/kptr_restrict.");
        line_end();
    }
    line_begin("f %d %d", complete, removed);
    line_end();
    return lines_flush() && removed ? 0 : 3;
}
