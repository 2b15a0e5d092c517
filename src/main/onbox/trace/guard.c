// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "guard.h"

#include "session.h"
#include "trace.h"
#include "tracefs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

// Sign of life each second; so long without one, and the process hangs: in a write to a link that is gone, or stopped.
enum { LIFE_EVERY_MS = 1000, LIFELESS_MS = 30 * 1000 };

static int leash = -1; // the guard reads its other end, which ends with us
static int word = -1;  // the guard's end of this one ends with the guard

static void ignore_signals(void) {
    int all[] = {SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM};
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        signal(all[i], SIG_IGN);
    }
}

static void remove_instance(const char *instance) {
    char path[PATH_ROOM];
    tracefs_path(instance, "", path);
    // A file of it may be open a moment longer than the process that opened it lived.
    for (int tries = 0; tries < 100 && access(path, F_OK) == 0; tries++) {
        tracefs_write(instance, "tracing_on", "0");
        tracefs_write(instance, "events/enable", "0");
        if (rmdir(path) != 0) {
            poll(NULL, 0, 50);
        }
    }
}

static void await_end_of(pid_t watched, int end) {
    struct pollfd signs = {end, POLLIN, 0};
    char bytes[64];
    for (;;) {
        int ready = poll(&signs, 1, LIFELESS_MS);
        if (ready == 0) {
            // Its files keep the instances from being removed. It is no other process: its end of the pipe is open.
            kill(watched, SIGKILL);
        }
        if (ready == 0 || (ready > 0 && read(end, bytes, sizeof(bytes)) <= 0) || (ready < 0 && errno != EINTR)) {
            return;
        }
    }
}

static void guard(pid_t watched, int end) {
    ignore_signals();
    prctl(PR_SET_NAME, "boxtrace-guard");
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0 && write(fd, "-1000", 5) != 5) {
        // Then it can be killed for want of memory, as any other.
    }
    await_end_of(watched, end);
    remove_instance(TAKEN);
    remove_instance(FREED);
    _exit(0);
}

bool guard_start(void) {
    int ours[2], theirs[2];
    if (pipe2(ours, O_CLOEXEC) != 0 || pipe2(theirs, O_CLOEXEC) != 0) {
        return false;
    }
    pid_t watched = getpid();
    // Twice, so that it is nobody's child: not in our process group, which adbd kills as a whole.
    pid_t between = fork();
    if (between == 0) {
        setsid();
        pid_t guardian = fork();
        if (guardian != 0) {
            _exit(guardian < 0);
        }
        // The stream to the host must end with us, not with the guard.
        close(STDIN_FILENO);
        close(STDOUT_FILENO);
        close(STDERR_FILENO);
        close(ours[1]);
        close(theirs[0]);
        guard(watched, ours[0]);
    }
    int status = 1;
    close(ours[0]);
    close(theirs[1]);
    leash = ours[1];
    word = theirs[0];
    if (between < 0 || waitpid(between, &status, 0) != between || status != 0) {
        return false;
    }
    // What an earlier guard that was killed left behind; the lock says that nobody uses it.
    remove_instance(TAKEN);
    remove_instance(FREED);
    return true;
}

void guard_show_life(void) {
    static uint64_t shown_ns;
    uint64_t now = now_ns();
    if (now - shown_ns >= LIFE_EVERY_MS * 1000000ull && write(leash, "", 1) == 1) {
        shown_ns = now;
    }
}

void guard_release(void) {
    char byte;
    close(leash);
    while (read(word, &byte, 1) > 0) {
    }
    close(word);
}
