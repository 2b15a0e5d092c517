/** The embedded default box: a real arm64 kernel in QEMU, its image built from Debian packages and our own guest sources. */
@NullMarked
package org.boxsoak.virtualbox;

import org.jspecify.annotations.NullMarked;
