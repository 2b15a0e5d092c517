package org.boxsoak.nights;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of all histories: each plan and box is in one part whole, so that the parts' tables make the whole one's.
 *
 * @param index from 1
 * @param of how many parts there are
 */
public record Shard(int index, int of) {
    public static final Shard ALL = new Shard(1, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    public Shard {
        if (index < 1 || index > of) {
            throw new IllegalArgumentException("there is no part " + index + " of " + of + "; write it as 1/8 to 8/8");
        }
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public static Shard parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no part; write it as 1/8");
        }
        return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    boolean isWhole() {
        return of == 1;
    }

    /** Whether the runs of this series belong to this part. */
    boolean holds(String series) {
        return Math.floorMod(series.hashCode(), of) == index - 1;
    }
}
