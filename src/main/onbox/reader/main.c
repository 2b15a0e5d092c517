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
#include "edits.h"
#include "out.h"
#include "source.h"

enum {
    MOST_SOURCES = 64,
    NEWEST_STREAM = 2,
    WHOLE_EVERY = 60, // readings of a source: what the other end lost is made good after as many
};

static const char help[] =
    "usage: boxreader --mark MARK --tick MS --source 'NAME EVERY WHAT' ...\n"
    "\n"
    "Streams the text of files to standard output until standard input ends. Lines there: 'now' reads all at once, 'full' sends whole texts next.\n"
    "  --mark MARK   begins every line of ours; must occur in no file\n"
    "  --stream N    the newest version of the stream's format that the other end knows; 1 without it\n"
    "  --tick MS     milliseconds between two readings\n"
    "  --source ...  WHAT is read on every EVERY-th tick: a path, several patterns between blanks, or\n"
    "                'processes LARGEST [NAME,NAME...]'\n";

struct reader {
    const char *mark;
    long stream;
    long tick_ms;
    struct source sources[MOST_SOURCES];
    int count;
    struct out out;
    struct out edits;
};

static bool parse(int count, char *arguments[], struct reader *reader) {
    for (int i = 1; i + 1 < count; i += 2) {
        if (strcmp(arguments[i], "--mark") == 0) {
            reader->mark = arguments[i + 1];
        } else if (strcmp(arguments[i], "--stream") == 0) {
            long known = strtol(arguments[i + 1], NULL, 10);
            reader->stream = known < NEWEST_STREAM ? known : NEWEST_STREAM;
        } else if (strcmp(arguments[i], "--tick") == 0) {
            reader->tick_ms = strtol(arguments[i + 1], NULL, 10);
        } else if (strcmp(arguments[i], "--source") != 0 || reader->count == MOST_SOURCES
                   || !source_parse(arguments[i + 1], &reader->sources[reader->count++])) {
            return false;
        }
    }
    return count % 2 == 1 && reader->mark != NULL && reader->tick_ms > 0 && reader->stream > 0;
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
    out_format(&reader->out, "\n%s stream %ld c %ld %s\n", reader->mark, reader->stream, (long)getpid(), boot);
}

static void add_text(struct reader *reader, struct source *source) {
    const struct out *text = &source->text;
    if (reader->stream < 2) {
        out_format(&reader->out, "\n%s text %s %zu\n", reader->mark, source->name, text->length);
        out_add(&reader->out, text->bytes, text->length);
        return;
    }
    unsigned long long sum = sum_of(text->bytes, text->length);
    reader->edits.length = 0;
    bool whole = !source->sent || source->since_whole >= WHOLE_EVERY || !edits_between(&source->before, text, &reader->edits);
    const struct out *sent = whole ? text : &reader->edits;
    out_format(&reader->out, "\n%s %s %s %zu %016llx", reader->mark, whole ? "text" : "edit", source->name, text->length, sum);
    if (!whole) {
        out_format(&reader->out, " %zu", sent->length);
    }
    out_add(&reader->out, "\n", 1);
    out_add(&reader->out, sent->bytes, sent->length);
    source->since_whole = whole ? 1 : source->since_whole + 1;
}

static bool is_as_before(const struct source *source) {
    return source->sent && source->text.length == source->before.length
           && memcmp(source->text.bytes, source->before.bytes, source->text.length) == 0;
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
    if (is_as_before(source)) {
        out_format(&reader->out, "\n%s same %s\n", reader->mark, source->name);
        return true;
    }
    add_text(reader, source);
    struct out swapped = source->before;
    source->before = source->text;
    source->text = swapped;
    source->sent = true;
    return true;
}

// The other end has lost what it knew.
static void forget_sent(struct reader *reader) {
    for (int i = 0; i < reader->count; i++) {
        reader->sources[i].sent = false;
    }
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

enum wait { WAIT_DUE, WAIT_ASKED, WAIT_FULL, WAIT_GONE };

// Waits until the moment or a line on standard input.
static enum wait wait_until(long long due) {
    static char line[16];
    static size_t length;
    for (;;) {
        long long left = due - clock_ms();
        struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
        int ready = poll(&input, 1, left < 0 ? 0 : (int)left);
        if (ready < 0 && errno != EINTR) {
            return WAIT_GONE;
        }
        if (ready <= 0) {
            if (left <= 0) {
                return WAIT_DUE;
            }
            continue;
        }
        char byte;
        if (read(STDIN_FILENO, &byte, 1) <= 0) {
            return WAIT_GONE;
        }
        if (byte != '\n') {
            line[length < sizeof(line) - 1 ? length++ : length] = byte;
            continue;
        }
        line[length] = '\0';
        length = 0;
        if (strcmp(line, "now") == 0) {
            return WAIT_ASKED;
        }
        if (strcmp(line, "full") == 0) {
            return WAIT_FULL;
        }
    }
}

static void run(struct reader *reader) {
    say_opened(reader);
    long long due = clock_ms();
    for (long tick = 0;;) {
        enum wait waited = wait_until(due);
        if (waited == WAIT_GONE) {
            return;
        }
        if (waited == WAIT_FULL) {
            forget_sent(reader);
            continue;
        }
        if (!take(reader, tick, waited == WAIT_ASKED ? clock_ms() : due, waited == WAIT_ASKED)) {
            return;
        }
        if (waited == WAIT_DUE) {
            // A slow box makes readings late, never twice as many afterwards.
            do {
                due += reader->tick_ms;
                tick++;
            } while (due < clock_ms());
        }
    }
}

int main(int count, char *arguments[]) {
    static struct reader reader = {.stream = 1};
    if (!parse(count, arguments, &reader)) {
        fputs(help, stderr);
        return 2;
    }
    run(&reader);
    return 0;
}
