package org.boxsoak.relay;

import java.time.Duration;

/** An open HID device without numbered reports. Every method throws {@link org.boxsoak.bench.BenchException} when the device is gone. */
interface HidBoard extends AutoCloseable {
    /** Sends a feature report, without a report id before it. */
    void sendFeature(byte[] report);

    /** Reads a feature report of this length, without a report id before it. */
    byte[] feature(int length);

    /** Sends an output report, without a report id before it. */
    void write(byte[] report);

    /** Reads an input report; empty when none comes within the limit. */
    byte[] read(int length, Duration limit);

    @Override
    void close();
}
