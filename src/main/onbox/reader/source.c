// SPDX-License-Identifier: Apache-2.0
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "processes.h"
#include "vmallocinfo.h"

// Ticks after which files that were not there, and those of patterns, are looked for again.
enum { LOOK_AGAIN = 60 };

static const char processes[] = "processes ";

bool source_parse(char *argument, struct source *source) {
    *source = (struct source){.name = argument, .looked = -LOOK_AGAIN};
    char *every = strchr(argument, ' ');
    if (every == NULL || every == argument) {
        return false;
    }
    *every++ = '\0';
    char *end;
    source->every = strtol(every, &end, 10);
    source->what = end + 1;
    source->many = strpbrk(source->what, " *?[") != NULL;
    source->read = strcmp(source->name, "vmallocinfo") == 0 ? vmallocinfo_read : out_read;
    return *end == ' ' && source->every > 0 && (*source->what == '/' || strncmp(source->what, processes, 10) == 0);
}

static void forget_files(struct source *source) {
    for (size_t i = 0; i < source->count; i++) {
        close(source->files[i].fd);
        free(source->files[i].path);
    }
    free(source->files);
    source->files = NULL;
    source->count = 0;
}

// A file that is there but cannot be opened counts as failure only where no other can.
static int open_files(struct source *source) {
    glob_t found = {0};
    char *patterns = strdup(source->what);
    char *rest = patterns;
    for (char *pattern = strtok_r(rest, " ", &rest); pattern != NULL; pattern = strtok_r(NULL, " ", &rest)) {
        glob(pattern, found.gl_pathc > 0 ? GLOB_APPEND | GLOB_NOCHECK : GLOB_NOCHECK, NULL, &found);
    }
    free(patterns);
    int failure = ENOENT;
    source->files = calloc(found.gl_pathc + 1, sizeof(*source->files));
    for (size_t i = 0; source->files != NULL && i < found.gl_pathc; i++) {
        int fd = open(found.gl_pathv[i], O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (fd >= 0) {
            source->files[source->count++] = (struct file){.path = strdup(found.gl_pathv[i]), .fd = fd};
        } else if (errno != ENOENT) {
            failure = errno;
        }
    }
    globfree(&found);
    return source->count > 0 ? 0 : failure;
}

static int read_files(struct source *source) {
    int failure = ENOENT;
    for (size_t i = 0; i < source->count; i++) {
        size_t start = source->text.length;
        if (source->many) {
            out_format(&source->text, "==> %s <==\n", source->files[i].path);
        }
        int said = source->read(&source->text, source->files[i].fd);
        if (said == 0) {
            failure = 0;
        } else {
            source->text.length = start;
            failure = failure == 0 ? 0 : said;
        }
    }
    return failure;
}

int source_read(struct source *source, long tick) {
    source->text.length = 0;
    if (*source->what != '/') {
        return processes_read(source->what + sizeof(processes) - 1, &source->text);
    }
    bool stale = tick - source->looked >= LOOK_AGAIN;
    if (stale && (source->many || source->count == 0)) {
        forget_files(source);
        source->looked = tick;
        int failure = open_files(source);
        if (failure != 0) {
            return failure;
        }
    }
    int failure = source->count == 0 ? source->failure : read_files(source);
    if (failure != 0) {
        // Gone while it was open: the next look may find it again.
        forget_files(source);
    }
    return failure;
}
