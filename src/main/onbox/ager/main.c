// SPDX-License-Identifier: Apache-2.0
// boxager: brings a box into the state of long use, from user space. See options_help.
#include "ager.h"

#include <stdio.h>

int main(int count, char *arguments[]) {
    struct options options;
    if (!options_parse(count, arguments, &options)) {
        return 2;
    }
    if (options.help) {
        fputs(options_help, stdout);
        return 0;
    }
    return ager_run(&options);
}
