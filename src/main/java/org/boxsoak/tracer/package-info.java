/** Traces a box's allocations: runs boxtrace there and records what it says. */
@NullMarked
package org.boxsoak.tracer;

import org.jspecify.annotations.NullMarked;
