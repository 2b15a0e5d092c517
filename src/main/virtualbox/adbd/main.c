// SPDX-License-Identifier: Apache-2.0
// adbd of the virtual box: the adb protocol over TCP, without authentication, for adb and jadb.
// Its rule: whatever a peer sends costs that peer its connection at most. So each connection has a process of its own.
#define _GNU_SOURCE
#include "connection.h"

#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    MOST_CONNECTIONS = 32,
    TICK_MS = 1000,
};

static int listen_at(const char *address, uint16_t port) {
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(port)};
    socklen_t length = sizeof name;
    int yes = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0 || inet_pton(AF_INET, address, &name.sin_addr) != 1 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0
        || bind(fd, (struct sockaddr *)&name, sizeof name) != 0 || listen(fd, 16) != 0
        || getsockname(fd, (struct sockaddr *)&name, &length) != 0) {
        fprintf(stderr, "adbd: cannot listen at %s:%u: %s\n", address, port, strerror(errno));
        exit(1);
    }
    printf("adbd: listening at %s:%u\n", address, ntohs(name.sin_port));
    fflush(stdout);
    return fd;
}

// Waits for a peer no longer than a tick; -1 if none came.
static int next_peer(int listener) {
    struct pollfd poll_listener = {listener, POLLIN, 0};
    poll(&poll_listener, 1, TICK_MS);
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (fd < 0 && errno != EAGAIN && errno != EINTR) {
        poll(NULL, 0, TICK_MS / 10); // out of memory or descriptors: that passes
    }
    return fd;
}

static void serve(int listener, int fd, const struct settings *settings) {
    int yes = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &yes, sizeof yes);
    close(listener);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    connection_serve(fd, settings);
}

static void listen_for_ever(int listener, const struct settings *settings) {
    int connections = 0;
    for (;;) {
        int fd = next_peer(listener);
        while (connections > 0 && waitpid(-1, NULL, WNOHANG) > 0) {
            connections--;
        }
        if (fd < 0) {
            continue;
        }
        pid_t pid = connections < MOST_CONNECTIONS ? fork() : -1;
        if (pid == 0) {
            serve(listener, fd, settings);
            _exit(0);
        }
        connections += pid > 0;
        close(fd);
    }
}

int main(int argc, char **argv) {
    static const struct option options[] = {
        {"address", required_argument, NULL, 'a'}, {"port", required_argument, NULL, 'p'},   {"shell", required_argument, NULL, 's'},
        {"reboot", required_argument, NULL, 'r'},  {"files", required_argument, NULL, 'f'}, {"banner", required_argument, NULL, 'b'},
        {NULL, 0, NULL, 0},
    };
    struct settings settings = {.shell = "/bin/sh", .reboot = "/sbin/reboot", .files = "", .banner = "device::features=cmd"};
    const char *address = "0.0.0.0";
    uint16_t port = 5555;
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (option) {
            case 'a': address = optarg; break;
            case 'p': port = (uint16_t)atoi(optarg); break;
            case 's': settings.shell = optarg; break;
            case 'r': settings.reboot = optarg; break;
            case 'f': settings.files = optarg; break;
            case 'b': settings.banner = optarg; break;
            default: return 2;
        }
    }
    signal(SIGPIPE, SIG_IGN);
    listen_for_ever(listen_at(address, port), &settings);
}
