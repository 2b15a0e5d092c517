package org.boxsoak.owners;

import java.util.LinkedHashMap;
import java.util.Map;
import org.boxsoak.trace.CallChain;

/** Who holds how much, as one file says at one moment. */
final class Holdings {
    private final Map<Owner, Held> held = new LinkedHashMap<>();

    /** @param chain the call chain that holds most of it; unknown where the file has none */
    record Held(long bytes, CallChain chain, long bytesOfChain) {}

    void add(String what, CallChain chain, long bytes) {
        add(Owner.of(what, chain.owner()), chain, bytes);
    }

    void add(Owner owner, CallChain chain, long bytes) {
        held.merge(
                owner,
                new Held(bytes, chain, bytes),
                (a, b) -> a.bytesOfChain() >= b.bytesOfChain()
                        ? new Held(a.bytes() + b.bytes(), a.chain(), a.bytesOfChain())
                        : new Held(a.bytes() + b.bytes(), b.chain(), b.bytesOfChain()));
    }

    Map<Owner, Held> all() {
        return held;
    }

    long bytes(Owner owner) {
        Held known = held.get(owner);
        return known == null ? 0 : known.bytes();
    }
}
