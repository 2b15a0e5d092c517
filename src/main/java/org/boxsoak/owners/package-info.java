/** Who holds memory by what the kernel itself keeps of owners: read at two moments, compared. */
@NullMarked
package org.boxsoak.owners;

import org.jspecify.annotations.NullMarked;
