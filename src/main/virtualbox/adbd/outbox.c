// SPDX-License-Identifier: Apache-2.0
#include "outbox.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

bool outbox_has_room(const struct outbox *outbox, size_t payload) {
    return OUTBOX_BYTES - (outbox->end - outbox->start) >= HEADER_BYTES + payload;
}

void outbox_put(struct outbox *outbox, struct packet packet, const void *payload) {
    if (outbox->end + HEADER_BYTES + packet.length > OUTBOX_BYTES) {
        memmove(outbox->bytes, outbox->bytes + outbox->start, outbox->end - outbox->start);
        outbox->end -= outbox->start;
        outbox->start = 0;
    }
    packet_encode(&packet, outbox->bytes + outbox->end);
    if (packet.length > 0) {
        memcpy(outbox->bytes + outbox->end + HEADER_BYTES, payload, packet.length);
    }
    outbox->end += HEADER_BYTES + packet.length;
}

bool outbox_send(struct outbox *outbox, int fd) {
    while (outbox->start < outbox->end) {
        ssize_t sent = send(fd, outbox->bytes + outbox->start, outbox->end - outbox->start, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            outbox->start += (size_t)sent;
        } else if (sent < 0 && errno == EINTR) {
            continue;
        } else {
            return sent < 0 && errno == EAGAIN;
        }
    }
    outbox->start = outbox->end = 0;
    return true;
}
