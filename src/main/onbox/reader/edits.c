// SPDX-License-Identifier: Apache-2.0
#include "edits.h"

#include <endian.h>
#include <stdint.h>
#include <string.h>

static uint64_t word(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof(word));
    return word;
}

// How many bytes of the two are the same from their start.
static size_t common(const char *one, const char *other, size_t most) {
    size_t count = 0;
    while (count + sizeof(uint64_t) <= most && word(one + count) == word(other + count)) {
        count += sizeof(uint64_t);
    }
    while (count < most && one[count] == other[count]) {
        count++;
    }
    return count;
}

struct rest {
    const char *bytes;
    size_t length;
};

// How many bytes of whole lines, or all, are the same.
static size_t common_lines(struct rest one, struct rest other) {
    size_t count = common(one.bytes, other.bytes, one.length < other.length ? one.length : other.length);
    if (count == one.length && count == other.length) {
        return count;
    }
    while (count > 0 && one.bytes[count - 1] != '\n') {
        count--;
    }
    return count;
}

static void step(struct rest *rest, size_t count) {
    rest->bytes += count;
    rest->length -= count;
}

static size_t step_line(struct rest *rest) {
    const char *newline = rest->length == 0 ? NULL : memchr(rest->bytes, '\n', rest->length);
    size_t length = newline == NULL ? rest->length : (size_t)(newline + 1 - rest->bytes);
    step(rest, length);
    return length;
}

// Without printf, which would take longer than finding the edits.
static void add_number(struct out *out, size_t number, char behind) {
    char text[24];
    char *at = text + sizeof(text);
    *--at = behind;
    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    out_add(out, at, (size_t)(text + sizeof(text) - at));
}

bool edits_between(const struct out *before, const struct out *now, struct out *edits) {
    struct rest was = {before->bytes, before->length};
    struct rest is = {now->bytes, now->length};
    size_t start = edits->length;
    size_t keep = common_lines(was, is);
    step(&was, keep);
    step(&is, keep);
    while (was.length > 0 || is.length > 0) {
        const char *added = is.bytes;
        size_t drop = 0;
        size_t add = 0;
        size_t next = 0;
        while (next == 0 && (was.length > 0 || is.length > 0)) {
            drop += step_line(&was);
            add += step_line(&is);
            next = common_lines(was, is);
        }
        add_number(edits, keep, ' ');
        add_number(edits, drop, ' ');
        add_number(edits, add, '\n');
        out_add(edits, added, add);
        if (edits->length - start >= now->length) {
            return false;
        }
        keep = next;
        step(&was, keep);
        step(&is, keep);
    }
    return true;
}

unsigned long long sum_of(const char *bytes, size_t length) {
    uint64_t sum = 0xcbf29ce484222325;
    for (size_t at = 0; at < length; at += sizeof(uint64_t)) {
        uint64_t next = 0;
        memcpy(&next, bytes + at, length - at < sizeof(next) ? length - at : sizeof(next));
        sum = (sum ^ le64toh(next)) * 0x100000001b3;
        sum ^= sum >> 32;
    }
    return sum;
}
