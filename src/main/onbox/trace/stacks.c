// SPDX-License-Identifier: Apache-2.0
#include "stacks.h"

#include "lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_STACKS = 16384, SLOTS = 65536, MOST_ADDRESSES = 32768 };

struct stack {
    uint64_t hash;
    int depth;
    unsigned long joined, joined_size; // since they were told
    unsigned long frames[MOST_FRAMES];
};

static struct stack *stacks[MOST_STACKS];
static uint32_t slots[SLOTS]; // number of the stack, 0: free
static uint32_t count;

static uint64_t hash_of(const unsigned long *frames, int depth) {
    uint64_t hash = 0x9e3779b97f4a7c15ull;
    for (int i = 0; i < depth; i++) {
        hash = (hash ^ frames[i]) * 0xff51afd7ed558ccdull;
        hash ^= hash >> 32;
    }
    return hash;
}

static void tell(uint32_t number, const struct stack *stack) {
    line_begin("s %x", number);
    for (int i = 0; i < stack->depth; i++) {
        line_add(" %lx", stack->frames[i]);
    }
    line_end();
}

uint32_t stack_number(const unsigned char *bytes, int frames) {
    unsigned long chain[MOST_FRAMES];
    int depth = 0;
    for (int i = 0; i < frames && depth < MOST_FRAMES; i++) {
        memcpy(&chain[depth], bytes + (size_t)i * sizeof(long), sizeof(long));
        if (chain[depth] == 0 || chain[depth] == ~0ul) {
            break; // older kernels end a chain so
        }
        depth++;
    }
    uint64_t hash = hash_of(chain, depth);
    size_t slot = hash % SLOTS;
    for (; slots[slot]; slot = (slot + 1) % SLOTS) {
        const struct stack *known = stacks[slots[slot] - 1];
        if (known->hash == hash && known->depth == depth && memcmp(known->frames, chain, (size_t)depth * sizeof(long)) == 0) {
            return slots[slot];
        }
    }
    struct stack *stack = count < MOST_STACKS ? calloc(1, sizeof(*stack)) : NULL;
    if (!stack) {
        return 0;
    }
    stack->hash = hash;
    stack->depth = depth;
    memcpy(stack->frames, chain, (size_t)depth * sizeof(long));
    stacks[count] = stack;
    slots[slot] = ++count;
    tell(count, stack);
    return count;
}

void stack_joined(uint32_t number, uint64_t size) {
    if (number) {
        stacks[number - 1]->joined++;
        stacks[number - 1]->joined_size += size;
    }
}

void stacks_tell_joined(void) {
    for (uint32_t i = 0; i < count; i++) {
        struct stack *stack = stacks[i];
        if (stack->joined) {
            line_begin("j %x %lx %lx", i + 1, stack->joined, stack->joined_size);
            line_end();
            stack->joined = stack->joined_size = 0;
        }
    }
}

// Of /proc/kallsyms, which has more than a hundred thousand.
enum { LINES_AT_ONCE = 2048 };

// One address of the chains, and the nearest function at or before it.
struct place {
    unsigned long address, start;
    char name[128];
};

static int by_address(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    return a->address < b->address ? -1 : a->address > b->address;
}

static size_t addresses(struct place *places) {
    size_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        for (int k = 0; k < stacks[i]->depth && found < MOST_ADDRESSES; k++) {
            places[found++] = (struct place){.address = stacks[i]->frames[k]};
        }
        if (found + MOST_FRAMES > MOST_ADDRESSES || i + 1 == count) {
            // Make room by throwing out what is there twice.
            qsort(places, found, sizeof(*places), by_address);
            size_t kept = 0;
            for (size_t p = 0; p < found; p++) {
                if (kept == 0 || places[kept - 1].address != places[p].address) {
                    places[kept++] = places[p];
                }
            }
            found = kept;
        }
    }
    return found;
}

static size_t first_at_or_after(const struct place *places, size_t size, unsigned long address) {
    size_t low = 0, high = size;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (places[middle].address < address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool stacks_name(bool (*meanwhile)(void)) {
    struct place *places = calloc(MOST_ADDRESSES, sizeof(*places));
    FILE *symbols = fopen("/proc/kallsyms", "re");
    size_t size = places ? addresses(places) : 0;
    char line[512];
    bool hidden = true;
    unsigned lines = 0;
    while (symbols && places && fgets(line, sizeof(line), symbols)) {
        if (meanwhile && ++lines % LINES_AT_ONCE == 0) {
            meanwhile();
        }
        char *after;
        unsigned long start = strtoul(line, &after, 16);
        if (start == 0 || after[0] != ' ' || !strchr("tTwW", after[1]) || after[2] != ' ' || strncmp(after + 3, "$", 1) == 0) {
            continue;
        }
        hidden = false;
        after[strcspn(after, "\n")] = '\0';
        // A function holds the addresses from its start to the next one's. kallsyms is sorted in parts only (modules), so every
        // address up to the next megabyte tries whether this start is nearer than the one it has.
        for (size_t i = first_at_or_after(places, size, start); i < size && places[i].address - start < 65536; i++) {
            if (places[i].start < start) {
                places[i].start = start;
                snprintf(places[i].name, sizeof(places[i].name), "%s", after + 3);
            }
        }
    }
    for (size_t i = 0; i < size; i++) {
        if (places[i].start) {
            char *tab = strchr(places[i].name, '\t');
            if (tab) {
                *tab = ' '; // "name\t[module]"
            }
            line_begin("k %lx %lx %s", places[i].address, places[i].address - places[i].start, places[i].name);
            line_end();
        }
    }
    if (symbols) {
        fclose(symbols);
    }
    free(places);
    return !hidden;
}
