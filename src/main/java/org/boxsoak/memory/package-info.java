/** Parsers of the kernel's memory files. Pure: text in, records out; no I/O and no clock. */
@NullMarked
package org.boxsoak.memory;

import org.jspecify.annotations.NullMarked;
