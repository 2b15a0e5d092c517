/** Checks every part of a bench, in seconds, and says how to mend each. */
@NullMarked
package org.boxsoak.doctor;

import org.jspecify.annotations.NullMarked;
