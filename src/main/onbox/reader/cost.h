// SPDX-License-Identifier: Apache-2.0
// The clock of the ticks, and what the reader itself costs.
#pragma once

// Milliseconds since the box booted, suspend included.
long long clock_ms(void);

struct cost {
    long long cpu_us;  // processor time of this program since its start
    long resident_kb;  // memory it holds; as this and the next were some ticks ago
    long long link_us; // processor time of adbd, where adbd started it; else -1
};

struct cost cost_now(void);
