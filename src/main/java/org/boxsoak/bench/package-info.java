/**
 * What every part of a bench shares: the bench's own kind of failure, cancellation, time, and outside programs.
 */
@NullMarked
package org.boxsoak.bench;

import org.jspecify.annotations.NullMarked;
