package org.boxsoak.memory;

/**
 * Count things, and remember when the count is only a lower bound: {@code >100000} in /proc/pagetypeinfo, or a row that is missing.
 *
 * @param count how many, at least; sums stop at {@code Long.MAX_VALUE} instead of wrapping
 * @param isLowerBound whether there may be more
 */
public record Tally(long count, boolean isLowerBound) {
    public static final Tally ZERO = new Tally(0, false);

    public Tally {
        if (count < 0) {
            throw new IllegalArgumentException("a count is never negative: " + count);
        }
    }

    /** An exact count. */
    public static Tally of(long count) {
        return new Tally(count, false);
    }

    public static Tally atLeast(long count) {
        return new Tally(count, true);
    }

    public Tally plus(Tally other) {
        long sum = sum(count, other.count);
        return new Tally(sum, isLowerBound || other.isLowerBound || sum == Long.MAX_VALUE);
    }

    /** The sum of two counts, or {@code Long.MAX_VALUE} instead of an overflow. */
    static long sum(long count, long more) {
        return count <= Long.MAX_VALUE - more ? count + more : Long.MAX_VALUE;
    }

    /** This many blocks, of 2^{@code shift} parts each, counted in parts. */
    public Tally shiftedLeft(int shift) {
        long parts = shifted(count, shift);
        return new Tally(parts, isLowerBound || parts == Long.MAX_VALUE);
    }

    /** The parts of so many blocks, or {@code Long.MAX_VALUE} instead of an overflow. */
    static long shifted(long count, int shift) {
        return count <= Long.MAX_VALUE >> Math.min(shift, Long.SIZE - 1) ? count << shift : Long.MAX_VALUE;
    }

    /** The product of two counts, or {@code Long.MAX_VALUE} instead of an overflow. */
    static long product(long count, long each) {
        return Math.multiplyHigh(count, each) == 0 && count * each >= 0 ? count * each : Long.MAX_VALUE;
    }

    /** {@code 327}, or {@code >=100000} for a lower bound. */
    @Override
    public String toString() {
        return (isLowerBound ? ">=" : "") + count;
    }
}
