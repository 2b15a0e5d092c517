// SPDX-License-Identifier: Apache-2.0
// /proc/vmallocinfo without the areas that nobody has any more.
#pragma once

#include "out.h"

// Adds what can be read from the file, as out_read; one line with their sum stands for all areas that the kernel has yet to purge.
int vmallocinfo_read(struct out *text, int fd);
