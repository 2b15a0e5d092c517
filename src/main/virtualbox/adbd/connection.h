// SPDX-License-Identifier: Apache-2.0
// One adb server at the other end of a TCP connection.
#ifndef BOXSOAK_CONNECTION_H
#define BOXSOAK_CONNECTION_H

#include "service.h"

// Serves the peer until it goes, breaks the protocol, or SIGTERM comes; ends its streams and their processes, closes fd.
void connection_serve(int fd, const struct settings *settings);

#endif
