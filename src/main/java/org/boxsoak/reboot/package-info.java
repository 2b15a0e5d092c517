/** Why a box rebooted, from what was recorded of it; pure. */
@NullMarked
package org.boxsoak.reboot;

import org.jspecify.annotations.NullMarked;
