package org.boxsoak.fake;

import java.util.BitSet;

/** The relays of a simulated board, counted as its data sheet does, some of which may be stuck. */
public final class RelayCoils {
    private final BitSet on = new BitSet();
    private final BitSet stuck = new BitSet();
    private int deaf;

    /** From now on this relay stays as it is. */
    public synchronized void stick(int number) {
        stuck.set(number);
    }

    /** The next so many orders get lost. */
    public synchronized void loseNext(int orders) {
        deaf = orders;
    }

    public synchronized boolean isOn(int number) {
        return on.get(number);
    }

    synchronized void set(int number, boolean wanted) {
        if (deaf > 0) {
            deaf--;
        } else if (!stuck.get(number)) {
            on.set(number, wanted);
        }
    }

    public synchronized void allOff() {
        on.clear();
    }

    /** As a number of which the lowest bit is the relay {@code first}. */
    synchronized long mask(int first) {
        BitSet from = on.get(first, Math.max(first, on.length()));
        return from.isEmpty() ? 0 : from.toLongArray()[0];
    }
}
