// SPDX-License-Identifier: Apache-2.0
// Names of the tasks that take memory.
#ifndef TASKS_H
#define TASKS_H

// Tells the host, once for each task, its process and its name, as long as it lives.
void task_tell(int pid);

#endif
