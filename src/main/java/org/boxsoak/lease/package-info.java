/** Who has which box: one run per box among all processes and users of a host. */
@NullMarked
package org.boxsoak.lease;

import org.jspecify.annotations.NullMarked;
