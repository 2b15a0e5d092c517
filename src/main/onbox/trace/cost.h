// SPDX-License-Identifier: Apache-2.0
// What the trace costs the box.
#ifndef COST_H
#define COST_H

#include <stdint.h>

struct cost {
    uint64_t at_ns;
    uint64_t busy_ticks; // of all CPUs, of everybody
};

struct cost cost_now(void);

// Tells what this process took and how busy the box was since then.
void cost_tell(const struct cost *since);

#endif
