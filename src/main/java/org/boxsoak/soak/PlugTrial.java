package org.boxsoak.soak;

import org.jspecify.annotations.Nullable;

/**
 * One plug with a known supply.
 *
 * @param leave how many blocks were to be left
 * @param usable how many an unmovable request could take just before the plug
 * @param left how many were free just after; absent where the box did not come through
 * @param survived whether the box went on in the same boot
 * @param succeeded whether the module came back and no allocation failed
 * @param outcome in words: back, no-driver, allocation-failure, box-rebooted ...
 * @param took seconds from the plug to that outcome
 */
public record PlugTrial(
        int leave,
        long usable,
        @Nullable Long left,
        boolean survived,
        boolean succeeded,
        String outcome,
        double took) {}
