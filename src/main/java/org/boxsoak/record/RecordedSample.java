package org.boxsoak.record;

import java.time.Duration;
import java.time.Instant;

/** A sample as it is read from a recording: a {@link RawSample} whose text is put together on demand. One thread at a time. */
public record RecordedSample(Duration at, Instant wall, String bootId, String source, SampleText text) {
    public double seconds() {
        return at.toNanos() / 1e9;
    }

    RawSample raw() {
        return new RawSample(at, wall, bootId, source, text.text());
    }
}
