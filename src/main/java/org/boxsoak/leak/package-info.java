/** Leak verdicts, forecasts and night-over-night trends, and the statistics beneath. Pure. */
@NullMarked
package org.boxsoak.leak;

import org.jspecify.annotations.NullMarked;
