// SPDX-License-Identifier: Apache-2.0
// Call chains, each told to the host once; and the names of their functions.
#ifndef STACKS_H
#define STACKS_H

#include "trace.h"

// A number for the chain, from 1; 0 when there is no room for more. `frames` are unsigned longs, innermost first.
uint32_t stack_number(const unsigned char *frames, int count);

// Counts what this chain took and gave back within one batch.
void stack_joined(uint32_t number, uint64_t size);

// Tells those counts.
void stacks_tell_joined(void);

// Names every function of every chain so far, by /proc/kallsyms; does something else now and then meanwhile, if that is given.
// False if the kernel hides its addresses.
bool stacks_name(bool (*meanwhile)(void));

#endif
