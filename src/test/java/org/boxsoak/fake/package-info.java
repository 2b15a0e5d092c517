/** Counterparts for tests: boxes, servers, processes. */
@NullMarked
package org.boxsoak.fake;

import org.jspecify.annotations.NullMarked;
