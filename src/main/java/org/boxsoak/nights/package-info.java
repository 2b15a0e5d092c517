/** The history of all boxes over all nights, from the runs' folders. */
@NullMarked
package org.boxsoak.nights;

import org.jspecify.annotations.NullMarked;
