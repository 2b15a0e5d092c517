// SPDX-License-Identifier: Apache-2.0
// One stream of a connection: a service on this side, a stream number on the peer's, and at most one packet under way in each direction.
#ifndef BOXSOAK_STREAM_H
#define BOXSOAK_STREAM_H

#include "service.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stream {
    uint32_t local; // 0: not in use
    uint32_t remote;
    struct service service;
    bool in_flight;        // the peer has not yet said OKAY to our last WRITE
    uint8_t *waiting;      // what of the peer's WRITE the service has not yet taken
    size_t waiting_length; // of it
    size_t waiting_taken;  // of it, by the service
};

enum taken {
    TAKEN_ALL,  // say OKAY
    TAKEN_PART, // say it later
    TAKEN_NEVER // close the stream
};

// Hands the peer's data to the service.
enum taken stream_take(struct stream *stream, const uint8_t *bytes, size_t length);

// Goes on handing over what was waiting.
enum taken stream_resume(struct stream *stream);

// Ends the stream on our side. unwanted: the peer gave it up, its process is to go too.
void stream_end(struct stream *stream, bool unwanted);

#endif
