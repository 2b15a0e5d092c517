/** Tables of numbers as other programs write them: counters over time, and the rates of nights. */
@NullMarked
package org.boxsoak.csv;

import org.jspecify.annotations.NullMarked;
