// SPDX-License-Identifier: Apache-2.0
#include "cost.h"

#include "batch.h"
#include "lines.h"
#include "ring.h"

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

struct cost cost_now(void) {
    unsigned long long ticks[8] = {0};
    FILE *stat = fopen("/proc/stat", "re");
    // user nice system idle iowait irq softirq steal
    if (stat && fscanf(stat, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", &ticks[0], &ticks[1], &ticks[2], &ticks[3], &ticks[4],
                       &ticks[5], &ticks[6], &ticks[7]) < 4) {
        ticks[0] = 0;
    }
    if (stat) {
        fclose(stat);
    }
    return (struct cost){now_ns(), ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]};
}

static unsigned long long microseconds(struct timeval time) {
    return (unsigned long long)time.tv_sec * 1000000 + (unsigned long long)time.tv_usec;
}

void cost_tell(const struct cost *since) {
    struct rusage usage;
    struct cost now = cost_now();
    getrusage(RUSAGE_SELF, &usage);
    unsigned long long busy_us = (now.busy_ticks - since->busy_ticks) * 1000000 / (unsigned long long)sysconf(_SC_CLK_TCK);
    line_begin("c %llx %llx %llx %llx %llx %llx", (unsigned long long)(now.at_ns - since->at_ns) / 1000,
               microseconds(usage.ru_utime) + microseconds(usage.ru_stime), busy_us, (unsigned long long)batch_events,
               (unsigned long long)ring_bytes, (unsigned long long)lines_bytes);
    line_end();
}
