// SPDX-License-Identifier: Apache-2.0
// A process in a session of its own that switches the tracing off when this one ends, however that happens, and ends this one
// when it shows no life for half a minute.
#ifndef GUARD_H
#define GUARD_H

#include <stdbool.h>

bool guard_start(void);

// To be called all the while.
void guard_show_life(void);

// Lets the guard do its work now, and waits for its end.
void guard_release(void);

#endif
