// SPDX-License-Identifier: Apache-2.0
// Prints what the ager understands of a file: freelists types|zones|memory FILE ORDER
#include "freelists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char *arguments[]) {
    static char text[1024 * 1024];
    FILE *file = count == 4 ? fopen(arguments[2], "r") : NULL;
    if (!file) {
        return 2;
    }
    text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
    fclose(file);
    // No zone is left out, as in the harness's own reading.
    struct zones zones = {"DMA,DMA32,Normal,HighMem,Movable"};
    if (strcmp(arguments[1], "types") == 0) {
        struct supply supply;
        bool any = supply_parse(text, atoi(arguments[3]), &zones, &supply);
        printf("%d %ld %ld %ld %ld %ld", any, supply.strict, supply.usable, supply.high_atomic, supply.cma, supply.free_pages);
    } else if (strcmp(arguments[1], "memory") == 0) {
        printf("%d", cma_parse(text));
    } else {
        struct watermarks watermarks;
        bool any = watermarks_parse(text, &zones, &watermarks);
        printf("%d %ld %ld %ld", any, watermarks.free_outside_cma, watermarks.min, watermarks.high);
    }
    return 0;
}
