// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "connection.h"

#include "children.h"
#include "outbox.h"
#include "stream.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_STREAMS = 64,
    CHUNK = 64 * 1024,  // of a service's output; a socket between two processes holds little more
    GREETING_WITHIN = 10, // seconds: real peers greet at once
    TICK_MS = 200,
};

// One process serves one connection, so there is one of these.
static struct {
    int fd;
    const struct settings *settings;
    bool greeted;
    bool checksums;
    size_t peer_takes; // longest payload, bytes
    uint32_t last_local;
    struct stream streams[MOST_STREAMS];
    uint8_t in[HEADER_BYTES + LONGEST_PAYLOAD + 1]; // one packet, and a zero after it
    size_t in_length;
    struct outbox out;
} peer;

static volatile sig_atomic_t told_to_stop;

static void stop(int signal) {
    (void)signal;
    told_to_stop = 1;
}

static void reply(uint32_t command, uint32_t arg0, uint32_t arg1, const void *payload, size_t length) {
    uint32_t checksum = peer.checksums ? packet_checksum(payload, length) : 0;
    outbox_put(&peer.out, (struct packet){command, arg0, arg1, (uint32_t)length, checksum}, payload);
}

static void end_stream(struct stream *stream, bool unwanted) {
    if (!unwanted) {
        reply(COMMAND_CLOSE, stream->local, stream->remote, NULL, 0);
    }
    stream_end(stream, unwanted);
}

static void end_streams(void) {
    for (int i = 0; i < MOST_STREAMS; i++) {
        if (peer.streams[i].local) {
            end_stream(&peer.streams[i], true);
        }
    }
}

static void account(struct stream *stream, enum taken taken) {
    if (taken == TAKEN_ALL) {
        reply(COMMAND_OKAY, stream->local, stream->remote, NULL, 0);
    } else if (taken == TAKEN_NEVER) {
        reply(COMMAND_CLOSE, stream->local, stream->remote, NULL, 0);
        end_stream(stream, true);
    }
}

// The greeting; a second one starts afresh, as in AOSP. False: such a peer cannot be served.
static bool greet(const struct packet *packet) {
    const char *banner = peer.settings->banner;
    end_streams();
    peer.greeted = true;
    peer.checksums = packet->arg0 < VERSION_NO_CHECKSUMS;
    peer.peer_takes = packet->arg1 < CHUNK ? packet->arg1 : CHUNK;
    uint32_t checksum = packet_checksum((const uint8_t *)banner, strlen(banner)); // always: it cannot know our version yet
    struct packet greeting = {COMMAND_CONNECT, VERSION_NO_CHECKSUMS, LONGEST_PAYLOAD, (uint32_t)strlen(banner), checksum};
    outbox_put(&peer.out, greeting, banner);
    return peer.peer_takes > 0;
}

static struct stream *find(uint32_t local, uint32_t remote) {
    for (int i = 0; i < MOST_STREAMS; i++) {
        struct stream *stream = &peer.streams[i];
        if (local && stream->local == local && (stream->remote == remote || remote == 0)) {
            return stream;
        }
    }
    return NULL;
}

static struct stream *free_stream(void) {
    for (int i = 0; i < MOST_STREAMS; i++) {
        if (!peer.streams[i].local) {
            return &peer.streams[i];
        }
    }
    return NULL;
}

static void open_stream(uint32_t remote, const char *name) {
    struct stream *stream = free_stream();
    struct service service;
    if (remote == 0) {
        return;
    }
    if (!stream || !service_open(peer.settings, name, &service)) {
        reply(COMMAND_CLOSE, 0, remote, NULL, 0);
        return;
    }
    peer.last_local = peer.last_local == UINT32_MAX ? 1 : peer.last_local + 1;
    *stream = (struct stream){.local = peer.last_local, .remote = remote, .service = service};
    reply(COMMAND_OKAY, stream->local, remote, NULL, 0);
}

// Acts on one packet, its payload ended by a zero; false if the peer cannot be served any longer.
static bool act(const struct packet *packet, const uint8_t *payload) {
    if (packet->command == COMMAND_CONNECT) {
        return greet(packet);
    }
    if (!peer.greeted) {
        return true;
    }
    struct stream *stream = find(packet->arg1, packet->arg0);
    if (packet->command == COMMAND_OPEN) {
        open_stream(packet->arg0, (const char *)payload);
    } else if (!stream) {
        return true; // a stream that ended while the packet was under way, or a command that we do not know
    } else if (packet->command == COMMAND_OKAY) {
        stream->in_flight = false;
    } else if (packet->command == COMMAND_CLOSE) {
        end_stream(stream, true);
    } else if (packet->command == COMMAND_WRITE) {
        account(stream, stream_take(stream, payload, packet->length));
    }
    return true;
}

static bool is_intact(const struct packet *packet, const uint8_t *payload) {
    bool checked = packet->command == COMMAND_CONNECT ? packet->arg0 < VERSION_NO_CHECKSUMS : peer.checksums;
    return !checked || packet->checksum == packet_checksum(payload, packet->length);
}

// Reads on in the packet under way, and acts on it when it is complete; false if the peer has gone or broke the protocol.
static bool hear(void) {
    struct packet packet = {.length = 0};
    if (peer.in_length >= HEADER_BYTES) {
        packet_decode(peer.in, &packet);
    }
    ssize_t got = recv(peer.fd, peer.in + peer.in_length, HEADER_BYTES + packet.length - peer.in_length, MSG_DONTWAIT);
    if (got <= 0) {
        return got < 0 && (errno == EAGAIN || errno == EINTR);
    }
    peer.in_length += (size_t)got;
    if (peer.in_length < HEADER_BYTES) {
        return true;
    }
    if (!packet_decode(peer.in, &packet)) {
        return false;
    }
    if (peer.in_length < HEADER_BYTES + packet.length) {
        return true;
    }
    uint8_t *payload = peer.in + HEADER_BYTES;
    payload[packet.length] = '\0';
    peer.in_length = 0;
    return is_intact(&packet, payload) && act(&packet, payload);
}

// Sends on what a service has to say, or that it has ended.
static void tell(struct stream *stream) {
    static uint8_t chunk[CHUNK];
    ssize_t got = read(stream->service.fd, chunk, peer.peer_takes);
    if (got > 0) {
        reply(COMMAND_WRITE, stream->local, stream->remote, chunk, (size_t)got);
        stream->in_flight = true;
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        end_stream(stream, false);
    }
}

// Waits for what there is to do: polls[0] is the peer, the others are the streams.
static int wait_for_work(struct pollfd polls[1 + MOST_STREAMS]) {
    bool may_hear = outbox_has_room(&peer.out, LONGEST_REPLY);
    bool may_tell = outbox_has_room(&peer.out, LONGEST_REPLY + CHUNK);
    short events = (short)((may_hear ? POLLIN : 0) | (peer.out.end > peer.out.start ? POLLOUT : 0));
    polls[0] = (struct pollfd){peer.fd, events, 0};
    for (int i = 0; i < MOST_STREAMS; i++) {
        const struct stream *stream = &peer.streams[i];
        bool reads = stream->local && may_tell && !stream->in_flight;
        bool writes = stream->local && stream->waiting && may_hear;
        // Not polled without a wish: a service that hung up would be reported over and over.
        polls[1 + i] = (struct pollfd){reads || writes ? stream->service.fd : -1, (short)((reads ? POLLIN : 0) | (writes ? POLLOUT : 0)), 0};
    }
    return poll(polls, 1 + MOST_STREAMS, children_left() ? TICK_MS : 5 * TICK_MS);
}

static void work_on_stream(struct stream *stream, const struct pollfd *poll) {
    if (stream->waiting && poll->revents && outbox_has_room(&peer.out, LONGEST_REPLY)) {
        account(stream, stream_resume(stream));
    }
    if (stream->local && (poll->events & POLLIN) && poll->revents && outbox_has_room(&peer.out, LONGEST_REPLY + CHUNK)) {
        tell(stream);
    }
}

static bool work(void) {
    struct pollfd polls[1 + MOST_STREAMS];
    if (wait_for_work(polls) < 0) {
        return errno == EINTR || errno == ENOMEM;
    }
    for (int i = 0; i < MOST_STREAMS; i++) {
        if (peer.streams[i].local && peer.streams[i].service.fd == polls[1 + i].fd) {
            work_on_stream(&peer.streams[i], &polls[1 + i]);
        }
    }
    if (polls[0].revents && outbox_has_room(&peer.out, LONGEST_REPLY) && !hear()) {
        return false;
    }
    children_tend();
    return outbox_send(&peer.out, peer.fd);
}

static bool greets_in_time(time_t connected) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return peer.greeted || now.tv_sec - connected < GREETING_WITHIN;
}

void connection_serve(int fd, const struct settings *settings) {
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGTERM, &action, NULL);
    struct timespec connected;
    clock_gettime(CLOCK_MONOTONIC, &connected);
    peer.fd = fd;
    peer.settings = settings;
    // Touched now: nobody shall take a buffer's first use, hours later, for a leak of the box's.
    memset(peer.in, 0, sizeof peer.in);
    memset(peer.out.bytes, 0, sizeof peer.out.bytes);
    while (!told_to_stop && greets_in_time(connected.tv_sec) && work()) {
    }
    outbox_send(&peer.out, fd);
    end_streams();
    shutdown(fd, SHUT_RDWR);
    close(fd);
    while (children_tend() > 0) {
        poll(NULL, 0, TICK_MS / 10);
    }
}
