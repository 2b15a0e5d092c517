// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdbool.h>

// Receive rings of packet sockets that receive nothing: the kernel takes their blocks as unmovable blocks of exactly the order.
struct rings {
    struct ring {
        int fd;
        int blocks;
    } *all;
    int count;
    int room;
    int order;
    long blocks;
    const char *limit; // why none could be taken, or NULL
};

// Takes so many blocks, in rings of halving size, so that a few can be given back without giving back many; false when it could not.
bool rings_take(struct rings *rings, long blocks);

// Gives the smallest ring back that has so many blocks, or else the largest; false when there is none.
bool rings_give_back(struct rings *rings, long blocks);
