// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "ager.h"

#include "report.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    LONGEST_FILE = 512 * 1024,
    RESERVE_IN_HIGH_WATERMARKS = 5, // on 512 MiB: 20 MiB, from where no OOM killer was seen
    LEAST_RESERVE_IN_HIGH_WATERMARKS = 2, // below that the box itself hangs, whatever was wished
    LEAST_RESERVE_PAGES = 1024,
    TAKEN_BETWEEN_LOOKS = 512,      // pages: what the box itself may need meanwhile is far less than the reserve
    SLACK_PAGES = 256,              // given back beyond what the reserve lacks, so as not to come back at once
    LEAST_PAUSE_MS = 40,
    MOST_PAUSE_MS = 200,
    PAUSE_PER_LOOK = 20, // looks hold the zone's lock: of one CPU they take a twentieth at most
    PATIENCE_MS = 5000,  // with a state that was not reached at the first try
};

// The whole text of a file under /proc, or NULL.
static const char *read_file(const char *path) {
    static char text[LONGEST_FILE];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return NULL;
    }
    size_t length = 0;
    ssize_t got;
    while (length + 1 < sizeof(text) && (got = read(fd, text + length, sizeof(text) - 1 - length)) > 0) {
        length += (size_t)got;
    }
    close(fd);
    text[length] = '\0';
    return length > 0 ? text : NULL;
}

bool ager_look(struct ager *ager) {
    long long start = clock_ms();
    const char *types = read_file("/proc/pagetypeinfo");
    ager->sees_types = types && supply_parse(types, ager->options->order, &ager->options->zones, &ager->supply);
    const char *zones = read_file("/proc/zoneinfo");
    bool seen = zones && watermarks_parse(zones, &ager->options->zones, &ager->watermarks);
    ager->look_ms = clock_ms() - start;
    return seen;
}

// Waits so long for a wish; false when it is to end.
static bool listen_for(struct ager *ager, int milliseconds) {
    if (control_wait(&ager->control, milliseconds, &ager->leave)) {
        ager->asked++;
        ager->reached = false;
    }
    return !ager->control.ended;
}

// Waits until the next look is due, or a wish comes; false when it is to end.
static bool rest(struct ager *ager) {
    long long pause = ager->look_ms * PAUSE_PER_LOOK;
    pause = pause < LEAST_PAUSE_MS ? LEAST_PAUSE_MS : pause > MOST_PAUSE_MS ? MOST_PAUSE_MS : pause;
    return listen_for(ager, (int)pause);
}

bool ager_is_aged(const struct ager *ager) {
    return ager->sees_types && ager->supply.usable <= ager->leave;
}

static long spare_pages(const struct ager *ager) {
    return ager->watermarks.free_outside_cma - ager->reserve_pages;
}

// The last one that the kernel is to kill for memory, and never waiting for its own pages.
static void protect(void) {
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        if (write(fd, "-1000", 5) != 5) {
            // Not allowed to: then the reserve has to do.
        }
        close(fd);
    }
    mlockall(MCL_CURRENT | MCL_FUTURE);
}

// Pages taken through one CPU's lists lie side by side; from several CPUs the runs would be mixed.
static void stay_on_one_cpu(cpu_set_t *before) {
    cpu_set_t one;
    int cpu = sched_getcpu();
    CPU_ZERO(&one);
    CPU_SET(cpu < 0 ? 0u : (unsigned int)cpu, &one);
    sched_getaffinity(0, sizeof(*before), before);
    sched_setaffinity(0, sizeof(one), &one);
}

// Fills pipes until no more than the reserve is free outside CMA; false when it was told to end.
static bool fill(struct ager *ager) {
    int run_pages = ager->pipes.pages_each * ager->pipes.per_run;
    while (spare_pages(ager) >= run_pages) {
        long most = spare_pages(ager) < TAKEN_BETWEEN_LOOKS ? spare_pages(ager) : TAKEN_BETWEEN_LOOKS;
        for (long taken = 0; taken + run_pages <= most || taken == 0; taken += run_pages) {
            if (!pipes_take_run(&ager->pipes)) {
                report_note(ager, PIPE_LIMIT, ager->pipes.limit);
                return true;
            }
        }
        if (!listen_for(ager, 0) || !ager_look(ager)) {
            return false;
        }
        report_state(ager, false);
    }
    return true;
}

// The box itself needs memory: what is held goes back before the reserve is touched.
static bool refill_reserve(struct ager *ager) {
    long lacking = SLACK_PAGES - spare_pages(ager);
    bool any = false;
    while (lacking > 0) {
        long pages = pipes_give_back_newest(&ager->pipes);
        if (pages == 0 && rings_give_back(&ager->rings, 1)) {
            pages = 1L << ager->options->order;
        }
        if (pages == 0) {
            return any;
        }
        any = true;
        lacking -= pages;
    }
    return any;
}

static bool raise_supply(struct ager *ager, long blocks) {
    if (rings_give_back(&ager->rings, blocks)) {
        return true;
    }
    bool any = false;
    // What is held of a run goes back to what is free of it: a block.
    for (long i = 0; i < blocks && pipes_give_back_newest(&ager->pipes) > 0; i++) {
        any = true;
    }
    return any;
}

static bool lower_supply(struct ager *ager, long blocks) {
    long affordable = spare_pages(ager) >> ager->options->order;
    long wanted = blocks < affordable ? blocks : affordable;
    if (wanted <= 0) {
        return false;
    }
    if (rings_take(&ager->rings, wanted)) {
        return true;
    }
    if (ager->rings.count == 0 && !ager->told_of_rings) {
        ager->told_of_rings = true;
        report_note(ager, NO_PACKET_SOCKETS, ager->rings.limit);
    }
    return false;
}

// One step towards the state; false when there is nothing to do, or to be done. Once the state is reached only a new wish raises the
// supply: blocks that the box takes for itself, as at a plug, are not made up for behind its back.
static bool step(struct ager *ager) {
    if (spare_pages(ager) < 0) {
        return refill_reserve(ager);
    }
    long surplus = ager->sees_types ? ager->supply.usable - ager->leave : 0;
    return surplus > 0 ? lower_supply(ager, surplus) : surplus < 0 && !ager->reached && raise_supply(ager, -surplus);
}

static bool holds_nothing(const struct ager *ager) {
    return ager->pipes.held == 0 && ager->rings.count == 0;
}

// What is not reached by these steps, because the box takes and gives back meanwhile, the next look goes on with.
static bool settle(struct ager *ager) {
    enum { MOST_STEPS = 20 };
    bool aged_before = ager_is_aged(ager);
    bool reached_before = ager->reached;
    for (int i = 0; i < MOST_STEPS && step(ager); i++) {
        if (!ager_look(ager)) {
            return false;
        }
    }
    // A box with fewer blocks than are to be left has all that it can have once nothing is held.
    ager->reached = ager->reached || (ager_is_aged(ager) && (ager->supply.usable == ager->leave || holds_nothing(ager)));
    report_state(ager, ager->reached != reached_before || ager_is_aged(ager) != aged_before);
    return true;
}

static void choose_reserve(struct ager *ager) {
    long wished = ager->options->reserve_bytes / sysconf(_SC_PAGESIZE);
    long multiple = wished > 0 ? LEAST_RESERVE_IN_HIGH_WATERMARKS : RESERVE_IN_HIGH_WATERMARKS;
    long least = ager->watermarks.high * multiple;
    least = least > LEAST_RESERVE_PAGES ? least : LEAST_RESERVE_PAGES;
    ager->reserve_pages = wished > least ? wished : least;
    if (wished > 0 && wished < least) {
        report_note(ager, REACHED, "the reserve is less than twice the high watermarks, which the box needs for itself: that is kept instead");
    }
}

// False when there is nothing to hold: said in a note.
static bool prepare(struct ager *ager) {
    if (!ager_look(ager)) {
        report_note(ager, NO_ZONES, "/proc/zoneinfo cannot be read or has none of these zones: nothing was taken");
        return false;
    }
    choose_reserve(ager);
    if (!ager->sees_types) {
        report_note(ager, NO_PAGE_TYPES, "/proc/pagetypeinfo cannot be read, which needs root: pipes alone are taken, and nobody sees how far it came");
        return true;
    }
    if (ager->options->order > ager->supply.largest_order) {
        report_note(ager, ORDER_TOO_LARGE, "the order is above the largest of this kernel, see the columns of /proc/pagetypeinfo: nothing was taken");
        return false;
    }
    const char *memory = read_file("/proc/meminfo");
    if (memory && !cma_parse(memory) && ager->supply.cma == 0) {
        report_note(ager, REACHED, "this box has no CMA: all of its memory counts");
    }
    if (ager_is_aged(ager)) {
        report_note(ager, REACHED, "this box is aged already: there was nothing to take");
    } else if (spare_pages(ager) <= 0) {
        report_note(ager, RESERVE_TOO_LARGE, "the reserve is more than what is free outside CMA: nothing was taken; name a smaller one with --reserve");
        return false;
    }
    return true;
}

static bool take(struct ager *ager) {
    if (!ager_is_aged(ager)) {
        cpu_set_t before;
        stay_on_one_cpu(&before);
        int run_pages = 1 << ager->options->order;
        pipes_open(&ager->pipes, spare_pages(ager) / run_pages, run_pages);
        bool filled = ager_look(ager) && fill(ager);
        pipes_thin(&ager->pipes);
        sched_setaffinity(0, sizeof(before), &before);
        if (!filled || !ager_look(ager)) {
            return false;
        }
    }
    ager->holding = true;
    long long start = clock_ms();
    do {
        if (!ager_look(ager) || !settle(ager)) {
            return false;
        }
    } while (ager->sees_types && !ager->reached && clock_ms() - start < PATIENCE_MS && rest(ager));
    if (ager->sees_types && !ager->reached) {
        report_note(ager, NOT_REACHED, "more blocks are free than are to be left: the reserve holds the rest, or an earlier note says why");
    }
    report_state(ager, true);
    return true;
}

int ager_run(const struct options *options) {
    struct ager ager = {.options = options, .leave = options->leave, .rings = {.order = options->order}, .pipes = {.per_run = 1}};
    control_prepare(&ager.control, options->hold);
    protect();
    if (prepare(&ager) && take(&ager) && options->hold) {
        while (rest(&ager)) {
            if (!ager_look(&ager) || !settle(&ager)) {
                report_note(&ager, NO_ZONES, "/proc/zoneinfo could not be read any longer");
                break;
            }
        }
    }
    report_end(&ager);
    return (int)ager.outcome;
}
