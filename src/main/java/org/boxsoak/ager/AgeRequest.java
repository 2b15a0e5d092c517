package org.boxsoak.ager;

import org.jspecify.annotations.Nullable;

/**
 * How far a box is to be aged.
 *
 * @param order the block size as a power of two of pages, at least 1; 4 is 64 KiB
 * @param leave how many blocks of that order (and above, in units of it) are to stay free outside CMA
 * @param reserveBytes never to be taken from what is free outside CMA; null: a multiple of the box's own watermarks
 */
public record AgeRequest(int order, int leave, @Nullable Long reserveBytes) {
    private static final int MOST_ORDERS = 32;

    public AgeRequest {
        if (order < 1 || order >= MOST_ORDERS) {
            throw new IllegalArgumentException(
                    "The order is " + order + "; it must be from 1 to the largest of the box's kernel, mostly 10.");
        }
        if (leave < 0) {
            throw new IllegalArgumentException("The blocks to leave are " + leave + "; they must be 0 or more.");
        }
        if (reserveBytes != null && reserveBytes <= 0) {
            throw new IllegalArgumentException("The reserve is " + reserveBytes + " bytes; it must be more than 0.");
        }
    }

    /** The same with another number of blocks that stay free. */
    public AgeRequest leaving(int blocks) {
        return new AgeRequest(order, blocks, reserveBytes);
    }

    String arguments() {
        return "--order " + order + " --leave " + leave + (reserveBytes == null ? "" : " --reserve " + reserveBytes)
                + " --hold";
    }
}
