package org.boxsoak.report;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One plug of the device through the relay.
 *
 * @param number counted from 1
 * @param unplugged when the relay took the device away, since the run's start; null where it was not plugged before
 * @param plugged when the relay gave it back
 * @param enumerated how long after the plug the kernel had found the device; null if it never did
 * @param ready how long after the plug its interface was up; null if it never was
 * @param good whether it came back as the plan demands
 * @param remark what happened, in few words
 */
public record PlugStory(
        int number,
        @Nullable Duration unplugged,
        Duration plugged,
        @Nullable Duration enumerated,
        @Nullable Duration ready,
        boolean good,
        String remark) {}
