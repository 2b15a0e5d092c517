// SPDX-License-Identifier: Apache-2.0
#include "processes.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 64, NAME = 96 };

struct process {
    long pid;
    long pages;
    bool named;
};

static long read_file(long pid, const char *file, char *text, long room) {
    char path[64];
    snprintf(path, sizeof(path), "/proc/%ld/%s", pid, file);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return -1;
    }
    ssize_t length = read(fd, text, (size_t)room - 1);
    close(fd);
    text[length < 0 ? 0 : length] = '\0';
    return length;
}

// The program's name as it was called, without its folder and arguments; else the kernel's own name of it.
static void name_of(long pid, char name[NAME]) {
    char text[256];
    long length = read_file(pid, "cmdline", text, sizeof(text));
    if (length <= 0) {
        length = read_file(pid, "comm", text, sizeof(text));
    }
    text[strcspn(text, "\n ")] = '\0';
    char *base = strrchr(text, '/');
    base = base == NULL || base[1] == '\0' ? text : base + 1;
    snprintf(name, NAME, "%.*s", NAME - 1, length <= 0 ? "?" : base);
}

static bool is_named(const char *names, const char *name) {
    size_t length = strlen(name);
    for (const char *at = names; *at != '\0';) {
        size_t one = strcspn(at, ",");
        if (one == length && strncmp(at, name, length) == 0) {
            return true;
        }
        at += one + (at[one] == ',');
    }
    return false;
}

static long pss_kb(long pid) {
    char text[1024];
    if (read_file(pid, "smaps_rollup", text, sizeof(text)) <= 0) {
        return -1;
    }
    const char *pss = strstr(text, "\nPss:");
    return pss == NULL ? -1 : strtol(pss + 5, NULL, 10);
}

// Keeps the list in order of size; the smallest that nobody named falls off its end.
static int keep(struct process *kept, int count, int most, struct process one) {
    int at = count;
    while (at > 0 && kept[at - 1].pages < one.pages) {
        at--;
    }
    if (at >= most) {
        return count;
    }
    int last = count < most ? count : most - 1;
    memmove(kept + at + 1, kept + at, (size_t)(last - at) * sizeof(*kept));
    kept[at] = one;
    return last + 1;
}

static void add_line(struct out *text, struct process one, long page_kb) {
    char name[NAME];
    name_of(one.pid, name);
    long pss = one.named ? pss_kb(one.pid) : -1;
    out_format(text, "%ld %ld ", one.pid, one.pages * page_kb);
    if (pss < 0) {
        out_format(text, "- %s\n", name);
    } else {
        out_format(text, "%ld %s\n", pss, name);
    }
}

int processes_read(const char *wanted, struct out *text) {
    char *names;
    long largest = strtol(wanted, &names, 10);
    names += *names == ' ';
    int most = largest < 0 ? 0 : largest > MOST ? MOST : (int)largest;
    DIR *proc = opendir("/proc");
    if (proc == NULL) {
        return errno;
    }
    struct process large[MOST + 1];
    struct process named[MOST + 1];
    int large_count = 0;
    int named_count = 0;
    for (struct dirent *entry = readdir(proc); entry != NULL; entry = readdir(proc)) {
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9') {
            continue;
        }
        struct process one = {.pid = strtol(entry->d_name, NULL, 10)};
        char statm[128];
        long size;
        if (read_file(one.pid, "statm", statm, sizeof(statm)) <= 0 || sscanf(statm, "%ld %ld", &size, &one.pages) != 2
            || one.pages == 0) {
            // Ended meanwhile, or a thread of the kernel.
            continue;
        }
        char name[NAME];
        if (*names != '\0') {
            name_of(one.pid, name);
            one.named = is_named(names, name);
        }
        if (one.named) {
            named_count = keep(named, named_count, MOST, one);
        } else {
            large_count = keep(large, large_count, most, one);
        }
    }
    closedir(proc);
    long page_kb = sysconf(_SC_PAGESIZE) / 1024;
    for (int i = 0; i < named_count; i++) {
        add_line(text, named[i], page_kb);
    }
    for (int i = 0; i < large_count; i++) {
        add_line(text, large[i], page_kb);
    }
    return 0;
}
