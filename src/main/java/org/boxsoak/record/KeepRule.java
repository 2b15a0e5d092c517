package org.boxsoak.record;

import java.time.Duration;
import org.boxsoak.plan.Bytes;
import org.boxsoak.plan.Durations;
import org.jspecify.annotations.Nullable;

/**
 * How many old runs are kept: those that fulfil every rule that is given.
 *
 * @param age no older ones
 * @param count no more than these, the newest
 * @param size no more than fit into this, the newest
 */
public record KeepRule(
        @Nullable Duration age,
        @Nullable Integer count,
        @Nullable Bytes size) {
    /**
     * Parses {@code 30d}, {@code 100}, {@code 20G} or several with commas between: {@code 30d,20G}.
     *
     * @throws IllegalArgumentException with what is wrong, for people
     */
    public static KeepRule parse(String text) {
        KeepRule rule = new KeepRule(null, null, null);
        for (String part : text.split(",", -1)) {
            rule = rule.and(part.strip());
        }
        return rule;
    }

    private KeepRule and(String part) {
        if (part.matches("\\d{1,9}")) {
            return new KeepRule(age, Integer.valueOf(part), size);
        }
        if (part.matches("[\\d.]+\\s*([KMGT](i?B)?|kB|B)")) {
            return new KeepRule(age, count, Bytes.parse(part));
        }
        try {
            return new KeepRule(Durations.parse(part), count, size);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + part
                            + "' is neither an age such as 30d, nor a number of runs such as 100, nor a size such as 20G",
                    e);
        }
    }
}
