/** The library of ready steps that plans take by name with {@code use}: what viewers do to a TV box, each with a proof that it happened. */
@NullMarked
package org.boxsoak.plan.steps;

import org.jspecify.annotations.NullMarked;
