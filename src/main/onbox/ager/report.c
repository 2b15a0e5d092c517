// SPDX-License-Identifier: Apache-2.0
#include "report.h"

#include <stdio.h>
#include <unistd.h>

void report_state(struct ager *ager, bool now) {
    long long at = clock_ms();
    if (!now && at - ager->reported_at_ms < 1000) {
        return;
    }
    ager->reported_at_ms = at;
    long page_kb = sysconf(_SC_PAGESIZE) / 1024;
    printf("{\"event\":\"state\",\"phase\":\"%s\",\"aged\":%s,\"reached\":%s,\"order\":%d,\"leave\":%ld,\"asked\":%ld,", ager->holding ? "holding" : "taking",
           ager_is_aged(ager) ? "true" : "false", ager->reached ? "true" : "false", ager->options->order, ager->leave, ager->asked);
    if (ager->sees_types) {
        printf("\"usable\":%ld,\"strict\":%ld,\"highAtomic\":%ld,\"cma\":%ld,", ager->supply.usable, ager->supply.strict,
               ager->supply.high_atomic, ager->supply.cma);
    } else {
        printf("\"usable\":null,\"strict\":null,\"highAtomic\":null,\"cma\":null,");
    }
    printf("\"freeOutsideCmaKb\":%ld,\"reserveKb\":%ld,\"minKb\":%ld,", ager->watermarks.free_outside_cma * page_kb,
           ager->reserve_pages * page_kb, ager->watermarks.min * page_kb);
    printf("\"pipes\":%d,\"pipesKb\":%ld,\"rings\":%d,\"ringBlocks\":%ld,\"ringsKb\":%ld}\n", ager->pipes.held,
           ager->pipes.pages * page_kb, ager->rings.count, ager->rings.blocks,
           (ager->rings.blocks << ager->options->order) * page_kb);
    if (fflush(stdout) != 0) {
        ager->control.ended = true;
        ager->control.why = "the output cannot be written";
    }
}

void report_note(struct ager *ager, enum outcome outcome, const char *message) {
    if (ager->outcome == REACHED) {
        ager->outcome = outcome;
    }
    printf("{\"event\":\"note\",\"code\":%d,\"message\":\"%s\"}\n", (int)outcome, message);
    fflush(stdout);
}

void report_end(struct ager *ager) {
    printf("{\"event\":\"ended\",\"code\":%d,\"why\":\"%s\"}\n", (int)ager->outcome, ager->control.why ? ager->control.why : "done");
    fflush(stdout);
}
