/** The commands. */
@NullMarked
package org.boxsoak.cli;

import org.jspecify.annotations.NullMarked;
