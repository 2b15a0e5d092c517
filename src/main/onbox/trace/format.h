// SPDX-License-Identifier: Apache-2.0
// Where the fields of an event lie, as the kernel's own format files say.
#ifndef FORMAT_H
#define FORMAT_H

#include "trace.h"

struct field {
    int offset;
    int size; // 0: this kernel has no such field
};

struct format {
    int id;
    enum kind kind;
    bool counts_pages; // the size is a number of pages, not an order
    struct field address, size, gfp;
};

// The formats of the events that we use, and of the call chains that follow them. False if this kernel has none that can be used.
bool formats_read(const char *instance);

// Null if the event is none of ours.
const struct format *format_of(int id);

// A field of an event of this length; 0 if it is not there.
uint64_t field_value(const struct field *field, const unsigned char *event, size_t length);

struct page_format {
    int commit_size;
    int data_offset;
};

extern struct page_format page_format;

#endif
