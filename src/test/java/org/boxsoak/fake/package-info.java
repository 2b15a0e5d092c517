/** Simulators and fakes for the tests of all packages. */
@NullMarked
package org.boxsoak.fake;

import org.jspecify.annotations.NullMarked;
