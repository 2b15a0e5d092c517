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
    *pipe = (struct pipe){-1, -1};
}

static bool open_one(struct pipes *pipes) {
    int ends[2];
    if (!make_room(pipes) || pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        pipes->limit = limit_of(errno);
        return false;
    }
    struct pipe pipe = {ends[0], ends[1]};
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
    *pipes = (struct pipes){.pages_each = pages_per_run, .per_run = 1};
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

static long give_back(struct pipes *pipes, int first) {
    for (int i = first; i < first + pipes->per_run; i++) {
        close_pipe(&pipes->all[i]);
    }
    pipes->held -= pipes->per_run;
    return (long)pipes->per_run * pipes->pages_each;
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

void pipes_give_back_every_other(struct pipes *pipes) {
    while (pipes->opened > pipes->count) {
        close_pipe(&pipes->all[--pipes->opened]);
    }
    for (int first = pipes->per_run; first < pipes->count; first += 2 * pipes->per_run) {
        if (pipes->all[first].reader >= 0) {
            give_back(pipes, first);
        }
    }
}

long pipes_give_back_newest(struct pipes *pipes) {
    while (pipes->count > 0) {
        pipes->count -= pipes->per_run;
        pipes->opened = pipes->count;
        if (pipes->all[pipes->count].reader >= 0) {
            return give_back(pipes, pipes->count);
        }
    }
    return 0;
}

long pipes_pages(const struct pipes *pipes) {
    return (long)pipes->held * pipes->pages_each;
}
