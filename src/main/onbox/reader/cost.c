// SPDX-License-Identifier: Apache-2.0
#include "cost.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

// Ticks: to read these files of the kernel's takes as long as to read one that is wanted.
enum { LOOK_EVERY = 10 };

long long clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static long long microseconds(struct timeval time) {
    return time.tv_sec * 1000000LL + time.tv_usec;
}

static long resident_kb(void) {
    static int fd = -1;
    if (fd < 0) {
        fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    }
    char text[128] = "";
    long size;
    long resident;
    if (fd < 0 || pread(fd, text, sizeof(text) - 1, 0) <= 0 || sscanf(text, "%ld %ld", &size, &resident) != 2) {
        return -1;
    }
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

// The parent is adbd where adb started us: fields 14 and 15 of its stat, in ticks of the clock.
static long long link_us(void) {
    static int fd = -2;
    if (fd == -2) {
        char path[64];
        snprintf(path, sizeof(path), "/proc/%ld/stat", (long)getppid());
        fd = open(path, O_RDONLY | O_CLOEXEC);
    }
    char text[512] = "";
    if (fd < 0 || pread(fd, text, sizeof(text) - 1, 0) <= 0 || strstr(text, "(adbd") == NULL) {
        return -1;
    }
    char *at = strrchr(text, ')');
    long long user;
    long long system;
    if (at == NULL || sscanf(at, ") %*c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lld %lld", &user, &system) != 2) {
        return -1;
    }
    return (user + system) * (1000000 / sysconf(_SC_CLK_TCK));
}

struct cost cost_now(void) {
    static struct cost cost;
    static int age;
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    cost.cpu_us = microseconds(used.ru_utime) + microseconds(used.ru_stime);
    if (age == 0) {
        cost.resident_kb = resident_kb();
        cost.link_us = link_us();
    }
    age = (age + 1) % LOOK_EVERY;
    return cost;
}
