package org.boxsoak.owners;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.trace.CallChain;

/**
 * What somebody gained between two readings of one source.
 *
 * @param chain who called; unknown where the source does not tell
 * @param bytes gained
 * @param perHour the same as a rate, in bytes
 */
public record OwnerGrowth(OwnerSource source, Owner owner, CallChain chain, long before, long bytes, double perHour) {
    /** Everybody who gained something, those that gained most first. Sources that were read at one moment only are left out. */
    public static List<OwnerGrowth> between(
            Map<OwnerSource, String> start, Map<OwnerSource, String> end, double seconds) {
        List<OwnerGrowth> growth = new ArrayList<>();
        if (seconds <= 0) {
            return growth;
        }
        new EnumMap<>(end).forEach((source, text) -> {
            String earlier = start.get(source);
            if (earlier != null) {
                add(source, source.read(earlier), source.read(text), seconds, growth);
            }
        });
        growth.sort(Comparator.comparingLong((OwnerGrowth g) -> -g.bytes())
                .thenComparing(g -> g.owner().label()));
        return growth;
    }

    private static void add(
            OwnerSource source, Holdings before, Holdings after, double seconds, List<OwnerGrowth> growth) {
        after.all().forEach((owner, held) -> {
            long bytes = held.bytes() - before.bytes(owner);
            // A process that started meanwhile is no leak; a function that takes its first bytes may be.
            boolean counts = source != OwnerSource.PROCESSES || before.all().containsKey(owner);
            if (bytes > 0 && counts) {
                growth.add(new OwnerGrowth(
                        source, owner, held.chain(), before.bytes(owner), bytes, bytes * 3600.0 / seconds));
            }
        });
    }
}
