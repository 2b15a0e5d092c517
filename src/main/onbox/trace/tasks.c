// SPDX-License-Identifier: Apache-2.0
#include "tasks.h"

#include "lines.h"

#include <stdio.h>
#include <string.h>

enum { MOST_PIDS = 1 << 22 }; // PID_MAX_LIMIT of 64-bit kernels

static unsigned char told[MOST_PIDS / 8];

void task_tell(int pid) {
    if (pid < 0 || pid >= MOST_PIDS || (told[pid / 8] & (1 << pid % 8))) {
        return;
    }
    told[pid / 8] |= (unsigned char)(1 << pid % 8);
    char path[64], line[128], name[64] = "";
    int process = pid;
    snprintf(path, sizeof(path), "/proc/%d/status", pid);
    FILE *status = pid ? fopen(path, "re") : NULL;
    while (status && fgets(line, sizeof(line), status) && sscanf(line, "Tgid: %d", &process) != 1) {
        if (strncmp(line, "Name:\t", 6) == 0) {
            line[strcspn(line, "\n")] = '\0';
            snprintf(name, sizeof(name), "%.63s", line + 6);
        }
    }
    if (status) {
        fclose(status);
        line_begin("p %x %x %s", pid, process, name);
        line_end();
    }
}
