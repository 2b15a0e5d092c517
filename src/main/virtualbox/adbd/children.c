// SPDX-License-Identifier: Apache-2.0
#include "children.h"

#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <time.h>

enum {
    MOST_CHILDREN = 256,
    GRACE_MS = 1000, // enough for `cat > file` to write what it was sent before the stream was closed
};

struct child {
    pid_t pid;
    bool unwanted;
    int64_t killed_at_ms;
};

static struct child children[MOST_CHILDREN];
static int count;

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void kill_group(pid_t pid) {
    kill(-pid, SIGKILL);
    kill(pid, SIGKILL); // it may not have made its group yet
}

// The process is looked at before it is buried: as long as it is a zombie, nobody else can have its process group's number.
static bool has_ended(pid_t pid) {
    siginfo_t info = {.si_pid = 0};
    return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0;
}

void children_take(pid_t pid, bool unwanted) {
    if (pid <= 0) {
        return;
    }
    if (count == MOST_CHILDREN) {
        kill_group(pid);
        waitpid(pid, NULL, 0);
        return;
    }
    children[count++] = (struct child){pid, unwanted, now_ms() + GRACE_MS};
}

int children_tend(void) {
    int kept = 0;
    int unwanted = 0;
    for (int i = 0; i < count; i++) {
        struct child child = children[i];
        bool ended = has_ended(child.pid);
        if (child.unwanted && (ended || now_ms() >= child.killed_at_ms)) {
            kill_group(child.pid);
        }
        if (ended) {
            waitpid(child.pid, NULL, 0);
            continue;
        }
        unwanted += child.unwanted;
        children[kept++] = child;
    }
    count = kept;
    return unwanted;
}

bool children_left(void) {
    return count > 0;
}
