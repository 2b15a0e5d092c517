/** Programs of ours that run on any box: built for its processor, put where programs may run. */
@NullMarked
package org.boxsoak.onbox;

import org.jspecify.annotations.NullMarked;
