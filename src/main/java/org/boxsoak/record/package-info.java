/** The recording of a run: samples, journal and console, appended and flushed before anything is judged. */
@NullMarked
package org.boxsoak.record;

import org.jspecify.annotations.NullMarked;
