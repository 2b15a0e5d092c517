package org.boxsoak.plan;

import java.util.List;

/**
 * Say which measures are tried against the same aged plug, in turns.
 *
 * @param repeat how many plugs each measure gets
 * @param plenty how many blocks are left free at the plug that shows how many it takes
 * @param variants the measures, the state as it is among them
 */
public record Mitigations(int repeat, int plenty, List<Variant> variants) {
    public Mitigations {
        variants = List.copyOf(variants);
    }
}
