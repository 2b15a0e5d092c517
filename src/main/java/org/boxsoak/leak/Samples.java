package org.boxsoak.leak;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finite samples in strictly rising order of time.
 *
 * @param hours time since the first sample of the series
 * @param values raw values
 * @param cycles the workload cycle of each, where the driver marked it
 * @param boot number of the boot of each, from 0, never falling
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared, never changed after it is made
record Samples(double[] hours, double[] values, long @Nullable [] cycles, int[] boot) {
    int size() {
        return hours.length;
    }

    double span() {
        return size() == 0 ? 0 : hours[size() - 1] - hours[0];
    }

    Samples oriented(boolean falling) {
        if (!falling) {
            return this;
        }
        double[] turned = new double[size()];
        Arrays.setAll(turned, i -> -values[i]);
        return new Samples(hours, turned, cycles, boot);
    }

    /** The samples up to this hour. */
    Samples until(double hour) {
        int n = (int) Arrays.stream(hours).takeWhile(h -> h <= hour).count();
        return new Samples(
                Arrays.copyOf(hours, n),
                Arrays.copyOf(values, n),
                cycles == null ? null : Arrays.copyOf(cycles, n),
                Arrays.copyOf(boot, n));
    }
}
