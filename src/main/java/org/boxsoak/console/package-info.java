/** The serial console as a source of lines with their arrival time. */
@NullMarked
package org.boxsoak.console;

import org.jspecify.annotations.NullMarked;
