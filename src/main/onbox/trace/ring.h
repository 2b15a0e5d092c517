// SPDX-License-Identifier: Apache-2.0
// Reads the kernel's ring buffers as they are, page by page: text would cost the box many times as much.
#ifndef RING_H
#define RING_H

#include "trace.h"

// Opens the buffers of all CPUs of an instance.
bool ring_open(const char *instance);

void ring_close(void);

// Hands everything that is there to batch_add. False if a buffer cannot be read any more.
bool ring_drain(void);

// Bytes read so far.
extern uint64_t ring_bytes;

extern int ring_cpus;

#endif
