package org.boxsoak.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Say how many blocks for an unmovable request must remain free.
 *
 * @param order the block size as a power of two of pages: 4 is 64 KiB with pages of 4 KiB
 * @param atLeast the least supply, in blocks of that order; null: what the plug was measured to need ({@code boxsoak margin})
 * @param of which rows of /proc/pagetypeinfo count
 * @param from run time from which on it must hold: the boot and the first start of every app may take what they need
 * @param when in which samples it must hold
 */
public record SupplyExpectation(int order, @Nullable Integer atLeast, SupplyRow of, Duration from, SupplyMoment when) {}
