/** Who takes memory and does not give it back: joins allocations and frees of a kernel trace, and ranks who keeps what. Pure. */
@NullMarked
package org.boxsoak.trace;

import org.jspecify.annotations.NullMarked;
