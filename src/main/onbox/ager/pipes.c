// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "pipes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

enum { BEYOND_REACH = 1 << 20 }; // fs.nr_open where nobody raised it

static void raise_file_limit(void) {
    struct rlimit limit = {BEYOND_REACH, BEYOND_REACH};
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

static const char *limit_of(int error) {
    switch (error) {
    case EMFILE: return "RLIMIT_NOFILE: this process may open no more files";
    case ENFILE: return "fs.pipe-user-pages-hard or fs.file-max: this user may have no more pipes";
    case EPERM: return "fs.pipe-user-pages-soft: this user's pipes are kept small from here on";
    default: return "a memory cgroup or the box itself has no more memory for pipes";
    }
}

static bool make_room(struct pipes *pipes) {
    if (pipes->opened < pipes->room) {
        return true;
    }
    int room = pipes->room * 2 + 1024;
    struct pipe *all = realloc(pipes->all, (size_t)room * sizeof(*all));
    if (all) {
        pipes->all = all;
        pipes->room = room;
    }
    return all != NULL;
}

static bool resize(int fd, int pages) {
    int bytes = pages * (int)sysconf(_SC_PAGESIZE);
    return fcntl(fd, F_SETPIPE_SZ, bytes) >= bytes;
}

static void close_pipe(struct pipe *pipe) {
    close(pipe->reader);
    if (pipe->writer >= 0) {
        close(pipe->writer);
    }
    *pipe = (struct pipe){-1, -1, 0};
}

static bool open_one(struct pipes *pipes) {
    int ends[2];
    if (!make_room(pipes) || pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        pipes->limit = limit_of(errno);
        return false;
    }
    struct pipe pipe = {ends[0], ends[1], 0};
    bool sized = resize(pipe.writer, pipes->pages_each);
    // Without CAP_SYS_RESOURCE a pipe is not made larger than fs.pipe-max-size: then a run is several of them.
    while (!sized && pipes->opened == 0 && pipes->pages_each > 1) {
        pipes->pages_each /= 2;
        pipes->per_run *= 2;
        sized = resize(pipe.writer, pipes->pages_each);
    }
    if (!sized) {
        pipes->limit = limit_of(errno);
        close_pipe(&pipe);
        return false;
    }
    pipes->all[pipes->opened++] = pipe;
    return true;
}

void pipes_open(struct pipes *pipes, long runs, int pages_per_run) {
    raise_file_limit();
    // A pipe keeps the first page that is read from it (tmp_page in fs/pipe.c): a short run is two pipes, of which one can go back whole.
    int per_run = pages_per_run <= 4 ? 2 : 1;
    *pipes = (struct pipes){.pages_each = pages_per_run / per_run, .per_run = per_run};
    while (pipes->opened < runs * pipes->per_run && open_one(pipes)) {
    }
}

static bool fill(const struct pipe *pipe, long bytes) {
    static const char zeroes[64 * 1024];
    while (bytes > 0) {
        ssize_t put = write(pipe->writer, zeroes, bytes < (long)sizeof(zeroes) ? (size_t)bytes : sizeof(zeroes));
        if (put <= 0 && errno != EINTR) {
            return false;
        }
        bytes -= put > 0 ? put : 0;
    }
    return true;
}

// Closes what is left of a run; the number of its pages.
static long give_back(struct pipes *pipes, int first) {
    long pages = 0;
    for (int i = first; i < first + pipes->per_run; i++) {
        struct pipe *pipe = &pipes->all[i];
        if (pipe->reader >= 0) {
            pages += pipe->pages;
            pipes->held--;
            close_pipe(pipe);
        }
    }
    pipes->pages -= pages;
    return pages;
}

// Reads so many pages of a filled pipe, which go back to the kernel but for the first, which the pipe keeps.
static void drain(struct pipes *pipes, struct pipe *pipe, int pages) {
    static char sink[64 * 1024];
    long bytes = pages * sysconf(_SC_PAGESIZE);
    while (bytes > 0) {
        ssize_t got = read(pipe->reader, sink, bytes < (long)sizeof(sink) ? (size_t)bytes : sizeof(sink));
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return;
        }
        bytes -= got > 0 ? got : 0;
    }
    pipe->pages -= pages - 1;
    pipes->pages -= pages - 1;
}

bool pipes_take_run(struct pipes *pipes) {
    while (pipes->opened < pipes->count + pipes->per_run) {
        if (!open_one(pipes)) {
            return false;
        }
    }
    int first = pipes->count;
    pipes->count += pipes->per_run;
    pipes->held += pipes->per_run;
    for (int i = first; i < pipes->count; i++) {
        struct pipe *pipe = &pipes->all[i];
        pipe->pages = pipes->pages_each;
        pipes->pages += pipe->pages;
        if (!fill(pipe, pipes->pages_each * sysconf(_SC_PAGESIZE))) {
            pipes->limit = limit_of(errno);
            give_back(pipes, first);
            return false;
        }
        close(pipe->writer);
        pipe->writer = -1;
    }
    return true;
}

void pipes_thin(struct pipes *pipes) {
    while (pipes->opened > pipes->count) {
        close_pipe(&pipes->all[--pipes->opened]);
    }
    int run_pages = pipes->per_run * pipes->pages_each;
    int kept = run_pages > 4 ? run_pages / 4 : 1;
    for (int first = 0; first < pipes->count; first += pipes->per_run) {
        int back = run_pages - kept;
        for (int i = first; back > 0 && i < first + pipes->per_run; i++) {
            struct pipe *pipe = &pipes->all[i];
            if (pipe->reader >= 0 && back >= pipes->pages_each) {
                back -= pipes->pages_each;
                pipes->pages -= pipe->pages;
                pipes->held--;
                close_pipe(pipe);
            } else if (pipe->reader >= 0) {
                drain(pipes, pipe, back);
                back = 0;
            }
        }
    }
}

long pipes_give_back_newest(struct pipes *pipes) {
    while (pipes->count > 0) {
        pipes->count -= pipes->per_run;
        pipes->opened = pipes->count;
        long pages = give_back(pipes, pipes->count);
        if (pages > 0) {
            return pages;
        }
    }
    return 0;
}
