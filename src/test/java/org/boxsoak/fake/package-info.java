/** Stand-ins for what a test cannot have: ends of wires that stall, break off or talk nonsense. */
@NullMarked
package org.boxsoak.fake;

import org.jspecify.annotations.NullMarked;
