// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "ager.h"

// Prints {"event":"state",...}; unless it is due, once a second, only when told so.
void report_state(struct ager *ager, bool now);

// Prints {"event":"note",...} for what is missing, and keeps the first such outcome as the exit code.
void report_note(struct ager *ager, enum outcome outcome, const char *message);

void report_end(struct ager *ager);
