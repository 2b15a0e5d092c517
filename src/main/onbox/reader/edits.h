// SPDX-License-Identifier: Apache-2.0
// What changed from one text of a file to the next, line by line: most lines of most files stay as they are.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "out.h"

// Adds the edits that make the second text of the first: "KEEP DROP ADD\n" and ADD bytes for each, in bytes of the first text; what is behind
// the last edit is kept. False when they would be no shorter than the second text; what was added is then of no use.
bool edits_between(const struct out *before, const struct out *now, struct out *edits);

// A sum that any one damaged word changes: FNV-1a over 8 bytes at a time as little-endian words, the last one filled up with zeros,
// the upper half folded into the lower after each.
unsigned long long sum_of(const char *bytes, size_t length);
