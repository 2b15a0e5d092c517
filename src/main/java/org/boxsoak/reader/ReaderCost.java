package org.boxsoak.reader;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a reader has cost its box since it started.
 *
 * @param cpu processor time of the reader and its children
 * @param processes how many processes it has been and started
 * @param residentKb memory that it holds now, KiB
 * @param link processor time of adbd since the box booted; null where adbd did not start the reader
 */
record ReaderCost(
        Duration cpu,
        long processes,
        long residentKb,
        @Nullable Duration link) {}
