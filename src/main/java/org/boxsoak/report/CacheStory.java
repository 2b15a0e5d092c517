package org.boxsoak.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One slab cache over the run.
 *
 * @param name as {@code /proc/slabinfo} spells it
 * @param points its size in bytes
 * @param growth its slope, where one could be fitted
 * @param remark what the judge says of it in few words; may be empty
 */
public record CacheStory(
        String name, List<Point> points, @Nullable Growth growth, String remark) {
    public CacheStory {
        points = List.copyOf(points);
    }

    /**
     * A slope with its interval of confidence.
     *
     * @param bytesPerHour the best estimate
     * @param low lower end of the 90 % interval
     * @param high upper end
     */
    public record Growth(double bytesPerHour, double low, double high) {}
}
