// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "control.h"

#include "options.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t told_to_stop;

static void stop(int signal) {
    (void)signal;
    told_to_stop = 1;
}

long long clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void control_prepare(struct control *control, bool reads_input) {
    *control = (struct control){.reads_input = reads_input};
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static bool obey(struct control *control, long *leave) {
    long number;
    control->line[control->length] = '\0';
    control->length = 0;
    if (strncmp(control->line, "leave ", 6) == 0 && options_number(control->line + 6, INT_MAX, &number)) {
        *leave = number;
        return true;
    }
    fprintf(stderr, "boxager: does not understand '%s'; it obeys 'leave K'.\n", control->line);
    return false;
}

static bool hear(struct control *control, long *leave) {
    char bytes[64];
    ssize_t got = read(STDIN_FILENO, bytes, sizeof(bytes));
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) {
        control->ended = true;
        control->why = "standard input ended";
    }
    bool changed = false;
    for (ssize_t i = 0; i < got; i++) {
        if (bytes[i] == '\n') {
            changed = obey(control, leave) || changed;
        } else if (bytes[i] != '\r' && control->length + 1 < (int)sizeof(control->line)) {
            control->line[control->length++] = bytes[i];
        }
    }
    return changed;
}

bool control_wait(struct control *control, int milliseconds, long *leave) {
    // Standard output is watched for its reader's end alone, which poll reports unasked.
    struct pollfd polls[] = {{STDOUT_FILENO, 0, 0}, {control->reads_input ? STDIN_FILENO : -1, POLLIN, 0}};
    bool changed = false;
    if (poll(polls, 2, milliseconds) > 0) {
        if (polls[1].revents) {
            changed = hear(control, leave);
        }
        if (polls[0].revents & (POLLERR | POLLNVAL)) {
            control->ended = true;
            control->why = "nobody reads the output";
        }
    }
    if (told_to_stop) {
        control->ended = true;
        control->why = "a signal came";
    }
    return changed;
}
