// SPDX-License-Identifier: Apache-2.0
// What a peer can ask for: shell:, exec:, sync:, reboot:, root:.
#ifndef BOXSOAK_SERVICE_H
#define BOXSOAK_SERVICE_H

#include <stdbool.h>
#include <sys/types.h>

// What differs between the virtual box and a test of adbd on the host.
struct settings {
    const char *shell;  // runs `shell -c COMMAND`
    const char *reboot; // runs `reboot REASON`
    const char *files;  // all paths of sync: are looked up below this folder
    const char *banner; // what the peer learns about the box
};

struct service {
    int fd;    // both ways, does not block
    pid_t pid; // 0 if no process serves it
};

// Starts the service of that name; false if there is none or it cannot start.
bool service_open(const struct settings *settings, const char *name, struct service *service);

#endif
