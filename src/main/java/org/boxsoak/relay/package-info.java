/** Switches that plug and unplug the module: one small class for each relay family, found by {@code relay.type}. */
@NullMarked
package org.boxsoak.relay;

import org.jspecify.annotations.NullMarked;
