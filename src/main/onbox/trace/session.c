// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "session.h"

#include "guard.h"
#include "trace.h"
#include "tracefs.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

const char TAKEN[] = "boxsoak-taken", FREED[] = "boxsoak-freed";

static char trouble[512];

static const char *taken_events[] = {"kmem/mm_page_alloc", NULL};
static const char *taken_objects[] = {"kmem/kmalloc", "kmem/kmalloc_node", "kmem/kmem_cache_alloc", "kmem/kmem_cache_alloc_node", NULL};
static const char *freed_events[] = {"kmem/mm_page_free", NULL};
static const char *freed_objects[] = {"kmem/kfree", "kmem/kmem_cache_free", NULL};
// Pages of CMA are taken without mm_page_alloc; the event was called cma_alloc up to 5.12.
static const char *cma_events[] = {"cma/cma_alloc_finish", NULL};
static const char *old_cma_events[] = {"cma/cma_alloc", NULL};
static const char *cma_freed[] = {"cma/cma_release", NULL};

static const char *strip(char *text) {
    text[strcspn(text, "\n")] = '\0';
    return text;
}

// Whether somebody traces in an instance ("" is the kernel's own); then `trouble` says what.
static bool is_busy(const char *instance) {
    char text[256];
    const char *where = *instance ? instance : "the kernel's own trace";
    if (tracefs_read(instance, "current_tracer", text, sizeof(text)) && strcmp(strip(text), "nop") != 0) {
        snprintf(trouble, sizeof(trouble), "busy Somebody else traces on this box: the tracer '%.64s' is on in %.64s.", text, where);
        return true;
    }
    if (!*instance && tracefs_read(instance, "set_event", text, sizeof(text)) && *strip(text)) {
        snprintf(trouble, sizeof(trouble), "busy Somebody else traces on this box: the event %.64s is on in %.64s.", text, where);
        return true;
    }
    // Android's own 'bootreceiver' instance has events on all the time, but never these.
    if (tracefs_read(instance, "events/kmem/enable", text, sizeof(text)) && *text != '0') {
        snprintf(trouble, sizeof(trouble), "busy Somebody else traces on this box: kmem events are on in %.64s.", where);
        return true;
    }
    return false;
}

static bool is_ours(const char *instance) {
    return strcmp(instance, TAKEN) == 0 || strcmp(instance, FREED) == 0;
}

static bool is_busy_anywhere(void) {
    if (is_busy("")) {
        return true;
    }
    char path[PATH_ROOM];
    tracefs_path("", "instances", path);
    DIR *instances = opendir(path);
    bool busy = false;
    for (struct dirent *entry; instances && !busy && (entry = readdir(instances));) {
        busy = entry->d_name[0] != '.' && !is_ours(entry->d_name) && is_busy(entry->d_name);
    }
    if (instances) {
        closedir(instances);
    }
    return busy;
}

// The guard of the trace before may still be on its way out: it is given three seconds.
static bool lock_patiently(int lock) {
    enum { TRIES = 60, PAUSE_US = 50 * 1000 };
    for (int i = 0; i < TRIES; i++) {
        if (flock(lock, LOCK_EX | LOCK_NB) == 0) {
            return true;
        }
        usleep(PAUSE_US);
    }
    return false;
}

const char *session_claim(const struct options *options) {
    int lock = tracefs_open("", "instances", O_RDONLY | O_DIRECTORY);
    if (lock < 0) {
        return "tracefs This kernel has no tracing instances (before 3.10), so tracing here would disturb that of others.";
    }
    // Kept open here and in the guard: the lock ends with the last of the two.
    if (!lock_patiently(lock)) {
        return "busy Another boxsoak traces on this box. Wait until it has ended.";
    }
    return !options->beside && is_busy_anywhere() ? trouble : NULL;
}

static long memory_available_kb(void) {
    FILE *file = fopen("/proc/meminfo", "re");
    char line[128];
    long kb = 0;
    while (file && !kb && fgets(line, sizeof(line), file)) {
        sscanf(line, "MemAvailable: %ld", &kb);
    }
    if (file) {
        fclose(file);
    }
    return kb;
}

// A fiftieth of what is available, for all CPUs together: what is taken in the tenth of a second in which nobody reads must fit.
static long fitting_buffer_kb(void) {
    long cpus = sysconf(_SC_NPROCESSORS_CONF);
    long kb = memory_available_kb() / 50 / (cpus > 0 ? cpus : 1);
    return kb < 256 ? 256 : kb > 8192 ? 8192 : kb;
}

static bool make(const char *instance, long buffer_kb) {
    char path[PATH_ROOM], kb[32];
    tracefs_path(instance, "", path);
    snprintf(kb, sizeof(kb), "%ld", buffer_kb);
    // One clock for all CPUs, and ours too. A full buffer keeps what it has.
    return mkdir(path, 0700) == 0 && tracefs_write(instance, "tracing_on", "0") && tracefs_write(instance, "trace_clock", "mono") &&
           tracefs_write(instance, "options/overwrite", "0") && tracefs_write(instance, "buffer_size_kb", kb);
}

static bool enable(const char *instance, const char *const events[]) {
    bool all = true;
    for (; *events; events++) {
        char file[PATH_ROOM];
        snprintf(file, sizeof(file), "events/%s/enable", *events);
        // Not every kernel has every event: the _node ones went with 6.1, cma needs CONFIG_CMA.
        all = (!tracefs_exists(instance, file) || tracefs_write(instance, file, "1")) && all;
    }
    return all;
}

const char *session_begin(const struct options *options) {
    if (!guard_start()) {
        return "kernel The guard process cannot be started: no more processes are to be had.";
    }
    long kb = options->buffer_kb ? options->buffer_kb : fitting_buffer_kb();
    if (!make(TAKEN, kb) || !make(FREED, kb / 4 > 64 ? kb / 4 : 64)) {
        return "kernel A tracing instance cannot be made: no memory for its buffer, or SELinux forbids it.";
    }
    const char *const *cma = tracefs_exists(TAKEN, "events/cma/cma_alloc_finish") ? cma_events : old_cma_events;
    bool good = tracefs_write(TAKEN, "options/stacktrace", "1") && enable(TAKEN, taken_events) && enable(FREED, freed_events) &&
                enable(TAKEN, cma) && enable(FREED, cma_freed);
    if (good && options->objects) {
        good = enable(TAKEN, taken_objects) && enable(FREED, freed_objects);
    }
    if (!good) {
        return "kernel The kernel refuses to switch the kmem events or their call chains on (lockdown, SELinux?).";
    }
    return tracefs_write(FREED, "tracing_on", "1") ? NULL : "kernel The kernel does not start the trace.";
}

bool session_record(bool taken) {
    return tracefs_write(TAKEN, "tracing_on", taken ? "1" : "0");
}

static unsigned long figure(const char *text, const char *name) {
    const char *found = strstr(text, name);
    return found ? strtoul(found + strlen(name), NULL, 10) : 0;
}

unsigned long session_lost(const char *instance, int cpu) {
    char file[64], text[1024];
    snprintf(file, sizeof(file), "per_cpu/cpu%d/stats", cpu);
    if (!tracefs_read(instance, file, text, sizeof(text))) {
        return 0;
    }
    return figure(text, "\noverrun: ") + figure(text, "commit overrun: ") + figure(text, "dropped events: ");
}

bool session_end(void) {
    guard_release();
    return !tracefs_exists(TAKEN, "") && !tracefs_exists(FREED, "");
}
