// SPDX-License-Identifier: Apache-2.0
// The kernel's tracing files, and our own instances in them.
#ifndef TRACEFS_H
#define TRACEFS_H

#include <stdbool.h>
#include <stddef.h>

// Where tracefs is, once found.
extern char tracefs[];

// Finds tracefs; mounts it in a mount namespace of this process alone where nobody has. Null, or why not: "CODE sentence".
const char *tracefs_find(void);

bool tracefs_exists(const char *instance, const char *file);

// The whole of a small file; false if it cannot be read. An instance of "" is the kernel's own.
bool tracefs_read(const char *instance, const char *file, char *text, size_t room);

bool tracefs_write(const char *instance, const char *file, const char *text);

int tracefs_open(const char *instance, const char *file, int flags);

// "instances/NAME/FILE" under tracefs, as a path.
void tracefs_path(const char *instance, const char *file, char *path);

#endif
