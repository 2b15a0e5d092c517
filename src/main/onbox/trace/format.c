// SPDX-License-Identifier: Apache-2.0
#include "format.h"

#include "tracefs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FORMATS = 16, TEXT_ROOM = 8192 };

struct page_format page_format;

static struct format formats[MOST_FORMATS];
static int count;

static const struct {
    const char *event;
    enum kind kind;
    const char *address, *size;
} wanted[] = {
    {"kmem/mm_page_alloc", PAGES_TAKEN, "pfn", "order"},
    {"kmem/mm_page_free", PAGES_FREED, "pfn", "order"},
    {"kmem/kmalloc", OBJECT_TAKEN, "ptr", "bytes_alloc"},
    {"kmem/kmalloc_node", OBJECT_TAKEN, "ptr", "bytes_alloc"},
    {"kmem/kmem_cache_alloc", OBJECT_TAKEN, "ptr", "bytes_alloc"},
    {"kmem/kmem_cache_alloc_node", OBJECT_TAKEN, "ptr", "bytes_alloc"},
    {"kmem/kfree", OBJECT_FREED, "ptr", ""},
    {"kmem/kmem_cache_free", OBJECT_FREED, "ptr", ""},
    {"cma/cma_alloc_finish", PAGES_TAKEN, "pfn", "count"},
    {"cma/cma_alloc", PAGES_TAKEN, "pfn", "count"},
    {"cma/cma_release", PAGES_FREED, "pfn", "count"},
    {"ftrace/kernel_stack", STACK, "caller", "size"},
};

// Lines are "\tfield:unsigned long pfn;\toffset:8;\tsize:8;\tsigned:0;"; the name is the last word, before any "[".
static struct field field(const char *text, const char *name) {
    size_t length = strlen(name);
    for (const char *line = strstr(text, "field:"); line && length; line = strstr(line + 1, "field:")) {
        const char *end = strchr(line, ';');
        const char *bracket = memchr(line, '[', end ? (size_t)(end - line) : 0);
        const char *after = bracket ? bracket : end;
        if (after && (size_t)(after - line) > length && strncmp(after - length, name, length) == 0 &&
            strchr(" *", after[-(long)length - 1])) {
            struct field found = {0, 0};
            if (sscanf(end, "; offset:%d; size:%d", &found.offset, &found.size) == 2) {
                return found;
            }
        }
    }
    return (struct field){0, 0};
}

static void add(const char *instance, size_t i) {
    char file[64], text[TEXT_ROOM];
    // ftrace's own formats are in the kernel's own folder alone.
    snprintf(file, sizeof(file), "events/%s/format", wanted[i].event);
    if (!tracefs_read(wanted[i].kind == STACK ? "" : instance, file, text, sizeof(text))) {
        return;
    }
    const char *id = strstr(text, "ID: ");
    struct format format = {
        .id = id ? atoi(id + 4) : -1,
        .kind = wanted[i].kind,
        .counts_pages = strcmp(wanted[i].size, "count") == 0,
        .address = field(text, wanted[i].address),
        .size = field(text, wanted[i].size),
        .gfp = field(text, "gfp_flags"),
    };
    if (format.id >= 0 && (format.address.size || format.kind == STACK)) {
        formats[count++] = format;
    }
}

bool formats_read(const char *instance) {
    char text[TEXT_ROOM];
    if (!tracefs_read("", "events/header_page", text, sizeof(text))) {
        return false;
    }
    page_format.commit_size = field(text, "commit").size;
    page_format.data_offset = field(text, "data").offset;
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        add(instance, i);
    }
    return page_format.commit_size && page_format.data_offset && count >= 3;
}

const struct format *format_of(int id) {
    for (int i = 0; i < count; i++) {
        if (formats[i].id == id) {
            return &formats[i];
        }
    }
    return NULL;
}

uint64_t field_value(const struct field *field, const unsigned char *event, size_t length) {
    uint64_t wide = 0;
    if (field->size <= 0 || field->size > 8 || (size_t)(field->offset + field->size) > length) {
        return 0;
    }
    // Of the machines that this is built for, all keep the low byte first.
    memcpy(&wide, event + field->offset, (size_t)field->size);
    return wide;
}
