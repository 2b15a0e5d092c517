// SPDX-License-Identifier: Apache-2.0
#include "stream.h"

#include "children.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// How much the service took. One that no longer reads its input takes everything: its output is still wanted.
static size_t offer(int fd, const uint8_t *bytes, size_t length) {
    size_t taken = 0;
    while (taken < length) {
        ssize_t put = write(fd, bytes + taken, length - taken);
        if (put > 0) {
            taken += (size_t)put;
        } else if (errno == EAGAIN) {
            return taken;
        } else if (errno != EINTR) {
            return length;
        }
    }
    return taken;
}

enum taken stream_take(struct stream *stream, const uint8_t *bytes, size_t length) {
    if (stream->waiting) {
        return TAKEN_NEVER; // the peer may not write before our OKAY; to queue for it would be to let it fill our memory
    }
    size_t taken = offer(stream->service.fd, bytes, length);
    if (taken == length) {
        return TAKEN_ALL;
    }
    stream->waiting = malloc(length - taken);
    if (!stream->waiting) {
        return TAKEN_NEVER;
    }
    stream->waiting_length = length - taken;
    stream->waiting_taken = 0;
    memcpy(stream->waiting, bytes + taken, stream->waiting_length);
    return TAKEN_PART;
}

enum taken stream_resume(struct stream *stream) {
    size_t rest = stream->waiting_length - stream->waiting_taken;
    stream->waiting_taken += offer(stream->service.fd, stream->waiting + stream->waiting_taken, rest);
    if (stream->waiting_taken < stream->waiting_length) {
        return TAKEN_PART;
    }
    free(stream->waiting);
    stream->waiting = NULL;
    return TAKEN_ALL;
}

void stream_end(struct stream *stream, bool unwanted) {
    close(stream->service.fd);
    children_take(stream->service.pid, unwanted);
    free(stream->waiting);
    *stream = (struct stream){.local = 0};
}
