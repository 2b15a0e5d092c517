// SPDX-License-Identifier: Apache-2.0
// Our two tracing instances: one for what is taken, with call chains, one for what is given back, without.
#ifndef SESSION_H
#define SESSION_H

#include "options.h"

#include <stdbool.h>

extern const char TAKEN[], FREED[];

// Null when the kernel is ours to trace, or why not: "CODE sentence". Nothing is changed but a lock that ends with this process.
const char *session_claim(const struct options *options);

// Makes the instances and starts the guard that removes them. Null, or why not.
const char *session_begin(const struct options *options);

// Switches the recording of what is taken.
bool session_record(bool taken);

// Events lost so far of an instance, for want of room.
unsigned long session_lost(const char *instance, int cpu);

// Removes the instances and waits until it is done; all their files must be closed. False if something is left of them.
bool session_end(void);

#endif
