// SPDX-License-Identifier: Apache-2.0
// Packets on their way to the peer. It is bounded: who cannot be sent to is not read from either.
#ifndef BOXSOAK_OUTBOX_H
#define BOXSOAK_OUTBOX_H

#include "packet.h"

#include <stdbool.h>

enum {
    OUTBOX_BYTES = 512 * 1024,
    LONGEST_REPLY = 1024, // the greeting; every other answer is a bare header
};

struct outbox {
    uint8_t bytes[OUTBOX_BYTES];
    size_t start; // of what is still to be sent
    size_t end;
};

bool outbox_has_room(const struct outbox *outbox, size_t payload);

// Queues a packet for which there is room.
void outbox_put(struct outbox *outbox, struct packet packet, const void *payload);

// Sends what the socket takes; false if the peer has gone.
bool outbox_send(struct outbox *outbox, int fd);

#endif
