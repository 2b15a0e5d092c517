// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "control.h"
#include "freelists.h"
#include "options.h"
#include "pipes.h"
#include "rings.h"

enum outcome {
    REACHED = 0,
    ORDER_TOO_LARGE = 3,
    RESERVE_TOO_LARGE = 4,
    NO_PAGE_TYPES = 5,
    NO_PACKET_SOCKETS = 6,
    PIPE_LIMIT = 7,
    NOT_REACHED = 8,
    NO_ZONES = 9,
};

struct ager {
    const struct options *options;
    struct control control;
    long leave;
    long reserve_pages;
    bool sees_types;
    struct supply supply;
    struct watermarks watermarks;
    struct pipes pipes;
    struct rings rings;
    bool holding; // the taking is over
    bool reached; // as many blocks as are to be left were free, and no more, since that number was asked for
    long asked;   // how often it was changed
    bool told_of_rings; // that there are none to be had
    enum outcome outcome;
    long long look_ms; // what the last look took
    long long reported_at_ms;
};

// Does it all, from the first look to the last line of output; the exit code.
int ager_run(const struct options *options);

// Reads the box's files anew; false when the zones cannot be read.
bool ager_look(struct ager *ager);

bool ager_is_aged(const struct ager *ager);
