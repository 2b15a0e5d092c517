// SPDX-License-Identifier: Apache-2.0
// The file service of adb, version 1: STAT, LIST, SEND, RECV, as `adb push`, `adb pull` and jadb speak it.
#ifndef BOXSOAK_SYNC_H
#define BOXSOAK_SYNC_H

// Serves requests from fd (which blocks) until the peer quits or goes; the exit code of the process. Paths are below `files`.
int sync_serve(int fd, const char *files);

#endif
