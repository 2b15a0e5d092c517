/** The page allocator's own test: which request succeeds, which fails and why. Pure. */
@NullMarked
package org.boxsoak.allocator;

import org.jspecify.annotations.NullMarked;
