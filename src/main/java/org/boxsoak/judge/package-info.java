/** Judging: a pure function from a run's recording to its verdict, the same for a live run and for last month's. */
@NullMarked
package org.boxsoak.judge;

import org.jspecify.annotations.NullMarked;
