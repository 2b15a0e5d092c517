// SPDX-License-Identifier: Apache-2.0
// The messages of the adb protocol: a header of six little-endian words, then the payload.
#ifndef BOXSOAK_PACKET_H
#define BOXSOAK_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    COMMAND_CONNECT = 0x4e584e43, // "CNXN": arg0 = version, arg1 = longest payload, payload = who I am
    COMMAND_OPEN = 0x4e45504f,    // arg0 = the sender's stream id, payload = service
    COMMAND_OKAY = 0x59414b4f,    // arg0 = the sender's stream id, arg1 = the receiver's: ready for the next WRITE
    COMMAND_CLOSE = 0x45534c43,   // ids as in OKAY
    COMMAND_WRITE = 0x45545257,   // ids as in OKAY, payload = data
};

enum {
    VERSION_WITH_CHECKSUMS = 0x01000000, // peers up to adb 1.0.39 (2017)
    VERSION_NO_CHECKSUMS = 0x01000001,   // A_VERSION_SKIP_CHECKSUM: the field is there, nobody fills or reads it
    HEADER_BYTES = 24,
    LONGEST_PAYLOAD = 256 * 1024, // what we announce; no packet of an honest peer is longer
};

struct packet {
    uint32_t command;
    uint32_t arg0;
    uint32_t arg1;
    uint32_t length; // of the payload, bytes
    uint32_t checksum;
};

// Decodes a header; false if it cannot be one of the adb protocol, so that the rest of the connection is noise as well.
bool packet_decode(const uint8_t header[HEADER_BYTES], struct packet *packet);

void packet_encode(const struct packet *packet, uint8_t header[HEADER_BYTES]);

// The checksum of the old protocol: the sum of the bytes.
uint32_t packet_checksum(const uint8_t *payload, size_t length);

#endif
