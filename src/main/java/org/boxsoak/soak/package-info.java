/** A soak run on one timeline, its checks as JUnit tests, and the extension that users write their own with. */
@NullMarked
package org.boxsoak.soak;

import org.jspecify.annotations.NullMarked;
