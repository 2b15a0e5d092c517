// SPDX-License-Identifier: Apache-2.0
#include "packet.h"

#include <endian.h>
#include <string.h>

static uint32_t word(const uint8_t *header, int index) {
    uint32_t value;
    memcpy(&value, header + 4 * index, sizeof value);
    return le32toh(value);
}

static void put_word(uint8_t *header, int index, uint32_t value) {
    value = htole32(value);
    memcpy(header + 4 * index, &value, sizeof value);
}

bool packet_decode(const uint8_t header[HEADER_BYTES], struct packet *packet) {
    packet->command = word(header, 0);
    packet->arg0 = word(header, 1);
    packet->arg1 = word(header, 2);
    packet->length = word(header, 3);
    packet->checksum = word(header, 4);
    uint32_t magic = word(header, 5);
    return magic == (packet->command ^ 0xffffffffu) && packet->length <= LONGEST_PAYLOAD;
}

void packet_encode(const struct packet *packet, uint8_t header[HEADER_BYTES]) {
    put_word(header, 0, packet->command);
    put_word(header, 1, packet->arg0);
    put_word(header, 2, packet->arg1);
    put_word(header, 3, packet->length);
    put_word(header, 4, packet->checksum);
    put_word(header, 5, packet->command ^ 0xffffffffu);
}

uint32_t packet_checksum(const uint8_t *payload, size_t length) {
    uint32_t sum = 0;
    for (size_t i = 0; i < length; i++) {
        sum += payload[i];
    }
    return sum;
}
