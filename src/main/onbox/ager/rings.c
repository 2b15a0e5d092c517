// SPDX-License-Identifier: Apache-2.0
#include "rings.h"

#include <errno.h>
#include <linux/if_packet.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

// The kernel's own list of a ring's blocks must not need more than one page (8 bytes a block), or it would need such blocks itself.
enum { MOST_BLOCKS = 512 };

static const char *limit_of(int error) {
    switch (error) {
    case EPERM:
    case EACCES: return "packet sockets are forbidden: this needs root or CAP_NET_RAW, and a security policy (SELinux) that allows them";
    case EAFNOSUPPORT: return "this kernel has no packet sockets (CONFIG_PACKET)";
    case ENOMEM: return "the kernel found fewer blocks than it said";
    default: return "the kernel refuses a receive ring (net.core limits, or no file left)";
    }
}

static bool make_room(struct rings *rings) {
    if (rings->count < rings->room) {
        return true;
    }
    int room = rings->room * 2 + 64;
    struct ring *all = realloc(rings->all, (size_t)room * sizeof(*all));
    if (all) {
        rings->all = all;
        rings->room = room;
    }
    return all != NULL;
}

// A socket for protocol 0 gets no packets. A block that cannot be had whole is made of single pages (vmalloc): so ask for no more than
// there are.
static bool take(struct rings *rings, int blocks) {
    int fd = make_room(rings) ? socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0) : -1;
    unsigned int block_bytes = (unsigned int)sysconf(_SC_PAGESIZE) << rings->order;
    struct tpacket_req request = {
        .tp_block_size = block_bytes,
        .tp_block_nr = (unsigned int)blocks,
        .tp_frame_size = block_bytes,
        .tp_frame_nr = (unsigned int)blocks,
    };
    if (fd < 0 || setsockopt(fd, SOL_PACKET, PACKET_RX_RING, &request, sizeof(request)) != 0) {
        rings->limit = limit_of(errno);
        if (fd >= 0) {
            close(fd);
        }
        return false;
    }
    rings->all[rings->count++] = (struct ring){fd, blocks};
    rings->blocks += blocks;
    return true;
}

bool rings_take(struct rings *rings, long blocks) {
    rings->limit = NULL;
    while (blocks > 0) {
        long some = blocks > 2 * MOST_BLOCKS ? MOST_BLOCKS : (blocks + 1) / 2;
        if (!take(rings, (int)some)) {
            return false;
        }
        blocks -= some;
    }
    return true;
}

bool rings_give_back(struct rings *rings, long blocks) {
    if (rings->count == 0) {
        return false;
    }
    int best = 0;
    for (int i = 1; i < rings->count; i++) {
        bool enough = rings->all[i].blocks >= blocks;
        bool smaller = rings->all[i].blocks < rings->all[best].blocks;
        if (enough ? smaller || rings->all[best].blocks < blocks : !smaller && rings->all[best].blocks < blocks) {
            best = i;
        }
    }
    close(rings->all[best].fd);
    rings->blocks -= rings->all[best].blocks;
    rings->all[best] = rings->all[--rings->count];
    return true;
}
