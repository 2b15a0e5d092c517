// SPDX-License-Identifier: Apache-2.0
// Processes whose stream is over: none may stay behind as a zombie, and none may run on that the peer has given up.
#ifndef BOXSOAK_CHILDREN_H
#define BOXSOAK_CHILDREN_H

#include <stdbool.h>
#include <sys/types.h>

// Takes over a process (leader of its own group) whose stream has ended. unwanted: the peer closed the stream, so the process
// gets a moment to see the end of its input, then its whole group is killed. Otherwise it ended its output itself and may finish.
void children_take(pid_t pid, bool unwanted);

// Buries the dead and kills the overdue; returns how many unwanted ones are still there.
int children_tend(void);

// True if a call of children_tend is due soon.
bool children_left(void);

#endif
