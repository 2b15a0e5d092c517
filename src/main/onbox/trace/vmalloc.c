// SPDX-License-Identifier: Apache-2.0
#include "vmalloc.h"

#include "lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CALLERS = 1024, NAME_ROOM = 160 };

struct caller {
    char name[NAME_ROOM];
    unsigned long pages, told;
};

static struct caller callers[MOST_CALLERS];
static int count;

static struct caller *caller_named(const char *name) {
    for (int i = 0; i < count; i++) {
        if (strncmp(callers[i].name, name, NAME_ROOM - 1) == 0) {
            return &callers[i];
        }
    }
    if (count == MOST_CALLERS) {
        return NULL;
    }
    snprintf(callers[count].name, NAME_ROOM, "%.*s", NAME_ROOM - 1, name);
    return &callers[count++];
}

// "0xffff8000080c5000-0xffff8000080d6000   69632 osd_take_mapping+0x28/0x70 [leaky_osd] pages=16 vmalloc"
static void add(char *line) {
    char *pages = strstr(line, " pages=");
    char *name = line;
    for (int blanks = 0; blanks < 2 && *name; blanks++) {
        name += strcspn(name, " ");
        name += strspn(name, " ");
    }
    if (!pages || pages <= name || !strstr(pages, " vmalloc")) {
        return;
    }
    *pages = '\0';
    struct caller *caller = caller_named(name);
    if (caller) {
        caller->pages += strtoul(pages + 7, NULL, 10);
    }
}

void vmalloc_tell(void) {
    FILE *areas = fopen("/proc/vmallocinfo", "re");
    char line[512];
    if (!areas) {
        return;
    }
    for (int i = 0; i < count; i++) {
        callers[i].pages = 0;
    }
    while (fgets(line, sizeof(line), areas)) {
        line[strcspn(line, "\n")] = '\0';
        add(line);
    }
    fclose(areas);
    for (int i = 0; i < count; i++) {
        if (callers[i].pages != callers[i].told) {
            line_begin("v %lx %s", callers[i].pages, callers[i].name);
            line_end();
            callers[i].told = callers[i].pages;
        }
    }
}
