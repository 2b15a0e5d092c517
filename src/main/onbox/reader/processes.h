// SPDX-License-Identifier: Apache-2.0
// The memory of the largest and of named processes.
#pragma once

#include "out.h"

// "LARGEST [NAME,NAME...]": adds a line "PID RSS-KB PSS-KB NAME" for each of the largest by RSS and each named one. The PSS, which costs the
// kernel a walk through all pages, is asked for named ones only; '-' where it is not known. 0, or an errno.
int processes_read(const char *wanted, struct out *text);
