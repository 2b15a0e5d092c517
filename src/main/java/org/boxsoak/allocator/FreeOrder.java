package org.boxsoak.allocator;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Count the free blocks of one order, as far as a source tells them apart by list.
 *
 * @param blocks all free blocks of this order
 * @param present the lists that hold at least one of them; null where the source does not say (kernels before 3.9)
 * @param counts how many each list holds; null where the source shows letters only
 */
public record FreeOrder(
        long blocks,
        @Nullable Set<MigrateType> present,
        @Nullable Map<MigrateType, Long> counts) {
    public FreeOrder {
        present = present == null ? null : Set.copyOf(present);
        counts = counts == null ? null : Map.copyOf(counts);
    }

    /** An entry of a failure report: {@code 305*64kB (UMEC)}; letters are null where the kernel prints none. */
    public static FreeOrder ofLetters(long blocks, @Nullable String letters) {
        if (blocks == 0) {
            return new FreeOrder(0, Set.of(), Map.of());
        }
        if (letters == null) {
            return new FreeOrder(blocks, null, null);
        }
        Set<MigrateType> types = new HashSet<>();
        for (int i = 0; i < letters.length(); i++) {
            MigrateType type = MigrateType.ofLetter(letters.charAt(i));
            if (type != null) {
                types.add(type);
            }
        }
        return new FreeOrder(
                blocks, types, types.size() == 1 ? Map.of(types.iterator().next(), blocks) : null);
    }

    static FreeOrder ofCounts(Map<MigrateType, Long> counts) {
        Set<MigrateType> types = new HashSet<>();
        counts.forEach((type, count) -> {
            if (count > 0) {
                types.add(type);
            }
        });
        return new FreeOrder(counts.values().stream().mapToLong(c -> c).sum(), types, counts);
    }

    /** Whether a list of this kind holds a block; where the lists are not told apart, whether there is a block at all. */
    boolean has(Predicate<MigrateType> kind) {
        return present == null ? blocks > 0 : present.stream().anyMatch(kind);
    }

    /** The blocks in lists of this kind: exact if counted or if only one kind is there, else the most there can be. */
    long most(Predicate<MigrateType> kind) {
        if (counts != null) {
            return counts.entrySet().stream()
                    .filter(e -> kind.test(e.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
        if (!has(kind)) {
            return 0;
        }
        long others =
                present == null ? 0 : present.stream().filter(kind.negate()).count();
        return Math.max(1, blocks - others);
    }
}
