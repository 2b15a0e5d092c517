/** Runs a plan every night by the host's own scheduler: systemd timers, or cron. */
@NullMarked
package org.boxsoak.schedule;

import org.jspecify.annotations.NullMarked;
