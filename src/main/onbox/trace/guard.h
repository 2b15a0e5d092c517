// SPDX-License-Identifier: Apache-2.0
// A process in a session of its own that switches the tracing off when this one ends, however that happens.
#ifndef GUARD_H
#define GUARD_H

#include <stdbool.h>

bool guard_start(void);

// Lets the guard do its work now, and waits for its end.
void guard_release(void);

#endif
