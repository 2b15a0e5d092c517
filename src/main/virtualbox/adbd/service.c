// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "service.h"

#include "sync.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *after(const char *name, const char *prefix) {
    size_t length = strlen(prefix);
    return strncmp(name, prefix, length) == 0 ? name + length : NULL;
}

// In the child: as an ordinary process, not as the daemon it was forked from.
static void become_ordinary(void) {
    signal(SIGPIPE, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGCHLD, SIG_DFL);
    // adbd itself is spared by the OOM killer, what people start through it is not.
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        if (write(fd, "0", 1) != 1) {
            // Not allowed to: then it stays as it is.
        }
        close(fd);
    }
}

static void keep_to_ourselves(int fd) {
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
}

// Forks with a socket between the two; in the child *fd is its end and the return value 0.
static pid_t fork_with_socket(int *fd) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        return -1;
    }
    pid_t pid = fork();
    if (pid == 0) {
        setsid();
        become_ordinary();
        close(ends[0]);
        *fd = ends[1];
        return 0;
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return -1;
    }
    keep_to_ourselves(ends[0]);
    *fd = ends[0];
    return pid;
}

static bool run(const char *const arguments[], struct service *service) {
    int fd = -1;
    pid_t pid = fork_with_socket(&fd);
    if (pid == 0) {
        dup2(fd, STDIN_FILENO);
        dup2(fd, STDOUT_FILENO);
        dup2(fd, STDERR_FILENO);
        execv(arguments[0], (char *const *)arguments);
        _exit(127);
    }
    *service = (struct service){fd, pid};
    return pid > 0;
}

// A person at `adb shell`: a terminal, so that there is a prompt, an echo and Ctrl-C.
static bool run_terminal(const char *shell, struct service *service) {
    int fd = -1;
    pid_t pid = forkpty(&fd, NULL, NULL, NULL);
    if (pid == 0) {
        become_ordinary();
        execl(shell, shell, "-i", NULL);
        _exit(127);
    }
    if (pid < 0) {
        return false;
    }
    keep_to_ourselves(fd);
    *service = (struct service){fd, pid};
    return true;
}

static bool serve_files(const char *files, struct service *service) {
    int fd = -1;
    pid_t pid = fork_with_socket(&fd);
    if (pid == 0) {
        // No exec closes what belongs to the other streams here.
        dup2(fd, STDIN_FILENO);
        close_range(STDERR_FILENO + 1, ~0u, 0);
        _exit(sync_serve(STDIN_FILENO, files));
    }
    *service = (struct service){fd, pid};
    return pid > 0;
}

static bool say(const char *text, struct service *service) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0) {
        return false;
    }
    bool said = write(ends[1], text, strlen(text)) == (ssize_t)strlen(text);
    close(ends[1]);
    if (!said) {
        close(ends[0]);
        return false;
    }
    *service = (struct service){ends[0], 0};
    return true;
}

bool service_open(const struct settings *settings, const char *name, struct service *service) {
    const char *rest;
    if ((rest = after(name, "shell:")) && *rest == '\0') {
        return run_terminal(settings->shell, service);
    }
    if ((rest = after(name, "shell:")) || (rest = after(name, "exec:"))) {
        return run((const char *const[]){settings->shell, "-c", rest, NULL}, service);
    }
    if (after(name, "sync:")) {
        return serve_files(settings->files, service);
    }
    if ((rest = after(name, "reboot:"))) {
        return run((const char *const[]){settings->reboot, *rest ? rest : "adb", NULL}, service);
    }
    if (after(name, "root:")) {
        return say("adbd is already running as root\n", service);
    }
    return false;
}
