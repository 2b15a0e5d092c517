// SPDX-License-Identifier: Apache-2.0
// boxreader: reads files of a box again and again and streams them, starting no process. See 'help', and for the stream's format the
// documentation of the Java package org.boxsoak.reader.
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cost.h"
#include "out.h"
#include "source.h"

enum { MOST_SOURCES = 64 };

static const char help[] =
    "usage: boxreader --mark MARK --tick MS --source 'NAME EVERY WHAT' ...\n"
    "\n"
    "Streams the text of files to standard output until standard input ends; a line 'now' there reads all at once.\n"
    "  --mark MARK   begins every line of ours; must occur in no file\n"
    "  --tick MS     milliseconds between two readings\n"
    "  --source ...  WHAT is read on every EVERY-th tick: a path, several patterns between blanks, or\n"
    "                'processes LARGEST [NAME,NAME...]'\n";

struct reader {
    const char *mark;
    long tick_ms;
    struct source sources[MOST_SOURCES];
    int count;
    struct out out;
};

static bool parse(int count, char *arguments[], struct reader *reader) {
    for (int i = 1; i + 1 < count; i += 2) {
        if (strcmp(arguments[i], "--mark") == 0) {
            reader->mark = arguments[i + 1];
        } else if (strcmp(arguments[i], "--tick") == 0) {
            reader->tick_ms = strtol(arguments[i + 1], NULL, 10);
        } else if (strcmp(arguments[i], "--source") != 0 || reader->count == MOST_SOURCES
                   || !source_parse(arguments[i + 1], &reader->sources[reader->count++])) {
            return false;
        }
    }
    return count % 2 == 1 && reader->mark != NULL && reader->tick_ms > 0;
}

static void say_opened(struct reader *reader) {
    char boot[64] = "";
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    if (file == NULL || fgets(boot, sizeof(boot), file) == NULL) {
        strcpy(boot, "unknown");
    }
    if (file != NULL) {
        fclose(file);
    }
    boot[strcspn(boot, "\n")] = '\0';
    out_format(&reader->out, "\n%s stream 1 c %ld %s\n", reader->mark, (long)getpid(), boot);
}

// Adds one source's reading; true when a text was added.
static bool add(struct reader *reader, struct source *source, long tick) {
    int failure = source_read(source, tick);
    if (failure != 0) {
        if (failure != source->failure) {
            out_format(&reader->out, "\n%s absent %s %s\n", reader->mark, source->name, strerror(failure));
        }
        source->failure = failure;
        source->sent = false;
        return false;
    }
    source->failure = 0;
    bool same = source->sent && source->text.length == source->before.length
                && memcmp(source->text.bytes, source->before.bytes, source->text.length) == 0;
    if (same) {
        out_format(&reader->out, "\n%s same %s\n", reader->mark, source->name);
        return true;
    }
    out_format(&reader->out, "\n%s text %s %zu\n", reader->mark, source->name, source->text.length);
    out_add(&reader->out, source->text.bytes, source->text.length);
    struct out swapped = source->before;
    source->before = source->text;
    source->text = swapped;
    source->sent = true;
    return true;
}

static bool take(struct reader *reader, long tick, long long due, bool asked) {
    long long begin = clock_ms();
    int texts = 0;
    for (int i = 0; i < reader->count; i++) {
        struct source *source = &reader->sources[i];
        if (asked || tick >= source->next) {
            texts += add(reader, source, tick);
        }
        if (tick >= source->next) {
            // Ticks are skipped on a slow box; what was due in them is due now.
            source->next = tick - tick % source->every + source->every;
        }
    }
    struct cost cost = cost_now();
    out_format(
        &reader->out,
        "\n%s tick %s %d %lld %lld %lld %lld 1 %ld %lld\n",
        reader->mark,
        asked ? "asked" : "due",
        texts,
        due,
        begin,
        clock_ms(),
        cost.cpu_us,
        cost.resident_kb,
        cost.link_us);
    return out_send(&reader->out, STDOUT_FILENO);
}

// Waits until the moment or a line on standard input: 1 for a line 'now', 0 when it is time, -1 when the other end is gone.
static int wait_until(long long due) {
    static char line[16];
    static size_t length;
    for (;;) {
        long long left = due - clock_ms();
        struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
        int ready = poll(&input, 1, left < 0 ? 0 : (int)left);
        if (ready < 0 && errno != EINTR) {
            return -1;
        }
        if (ready <= 0) {
            if (left <= 0) {
                return 0;
            }
            continue;
        }
        char byte;
        if (read(STDIN_FILENO, &byte, 1) <= 0) {
            return -1;
        }
        if (byte != '\n') {
            line[length < sizeof(line) - 1 ? length++ : length] = byte;
            continue;
        }
        line[length] = '\0';
        length = 0;
        if (strcmp(line, "now") == 0) {
            return 1;
        }
    }
}

static void run(struct reader *reader) {
    say_opened(reader);
    long long due = clock_ms();
    for (long tick = 0;;) {
        int waited = wait_until(due);
        if (waited < 0) {
            return;
        }
        if (!take(reader, tick, waited == 1 ? clock_ms() : due, waited == 1)) {
            return;
        }
        if (waited == 0) {
            // A slow box makes readings late, never twice as many afterwards.
            do {
                due += reader->tick_ms;
                tick++;
            } while (due < clock_ms());
        }
    }
}

int main(int count, char *arguments[]) {
    static struct reader reader;
    if (!parse(count, arguments, &reader)) {
        fputs(help, stderr);
        return 2;
    }
    run(&reader);
    return 0;
}
