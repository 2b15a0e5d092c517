// SPDX-License-Identifier: Apache-2.0
// Anonymous memory by process. After a fork, pages are exchanged rather than gained, so events alone do not tell growth.
#ifndef PROCESSES_H
#define PROCESSES_H

// Tells every process whose anonymous memory has changed since the last time; the first time all that have any.
void processes_tell(void);

#endif
