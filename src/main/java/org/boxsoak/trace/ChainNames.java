package org.boxsoak.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The call chains of a trace with the names of their functions. */
final class ChainNames {
    private final Map<Integer, long[]> chains;
    private final Map<Long, Frame> names;
    private final Map<Integer, CallChain> named = new HashMap<>();

    ChainNames(Map<Integer, long[]> chains, Map<Long, Frame> names) {
        this.chains = chains;
        this.names = names;
    }

    CallChain of(int number) {
        return named.computeIfAbsent(number, this::name);
    }

    private CallChain name(int number) {
        long[] addresses = chains.get(number);
        if (addresses == null) {
            return CallChain.UNKNOWN;
        }
        List<Frame> frames = new ArrayList<>(addresses.length);
        for (long address : addresses) {
            Frame frame = names.get(address);
            frames.add(frame == null ? new Frame("0x" + Long.toHexString(address), null) : frame);
        }
        return new CallChain(frames);
    }
}
