// SPDX-License-Identifier: Apache-2.0
// The events of some milliseconds of all CPUs, in order of time. Most of what is taken is given back within them: such pairs are
// joined here and only counted, so that the way to the host carries what lasts.
#ifndef BATCH_H
#define BATCH_H

#include "trace.h"

void batch_add(const struct event *event);

// Tells all events before this moment; later ones wait for the next batch, since those of another CPU may still come.
void batch_tell(uint64_t before_ns, uint64_t origin_ns);

extern uint64_t batch_events;  // all that came
extern uint64_t batch_dropped; // of these, not kept for want of memory

#endif
