// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdbool.h>

// Filled pipes: each page in one is an unmovable page of order 0. They are filled in runs, whose pages mostly lie side by side because
// the allocator splits them off one larger block in turn.
struct pipes {
    struct pipe {
        int reader; // keeps what is in it; -1: given back
        int writer; // -1: filled
        int pages;  // held by it
    } *all;
    int opened;
    int count; // filled at some time: those before this one
    int room;
    int pages_each;
    int per_run;
    int held; // pipes
    long pages;
    const char *limit; // why no more could be taken, or NULL
};

// Opens pipes for so many runs of so many pages, empty: what the kernel itself needs for a pipe is not to lie between their pages.
void pipes_open(struct pipes *pipes, long runs, int pages_per_run);

// Fills one run; false when a limit was hit.
bool pipes_take_run(struct pipes *pipes);

// Closes those that were never filled, and gives back the first three quarters of every run: one page that stays in each block is enough to
// keep it from becoming whole, a quarter is enough for the runs that were not laid down in one piece.
void pipes_thin(struct pipes *pipes);

// Gives the newest run that is held back; the number of its pages, 0 when none is left.
long pipes_give_back_newest(struct pipes *pipes);
