package org.boxsoak.allocator;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Name a free list of the page allocator, with the letter that failure reports print for it. */
public enum MigrateType {
    UNMOVABLE("Unmovable", 'U'),
    MOVABLE("Movable", 'M'),
    RECLAIMABLE("Reclaimable", 'E'),
    CMA("CMA", 'C'),
    HIGH_ATOMIC("HighAtomic", 'H'),
    ISOLATE("Isolate", 'I'),
    /** Kernels up to 4.3: the last fallback of everybody. */
    RESERVE("Reserve", 'R');

    private final String kernelName;
    private final char letter;

    MigrateType(String kernelName, char letter) {
        this.kernelName = kernelName;
        this.letter = letter;
    }

    /** The name in /proc/pagetypeinfo. */
    public String kernelName() {
        return kernelName;
    }

    /** The letter in {@code 305*64kB (UMEC)}. */
    public char letter() {
        return letter;
    }

    /** Whether any request may take a block of this list, as its own or as a fallback (the fallbacks table, 4.9 to 6.12). */
    boolean isOpenToAll() {
        return this == UNMOVABLE || this == MOVABLE || this == RECLAIMABLE || this == RESERVE;
    }

    /** The lists that a request of this type falls back to, in order; never CMA, HighAtomic or Isolate. */
    public List<MigrateType> fallbacks() {
        return switch (this) {
            case UNMOVABLE -> List.of(RECLAIMABLE, MOVABLE);
            case RECLAIMABLE -> List.of(UNMOVABLE, MOVABLE);
            case MOVABLE -> List.of(RECLAIMABLE, UNMOVABLE);
            default -> List.of();
        };
    }

    static @Nullable MigrateType ofLetter(char letter) {
        return Arrays.stream(values())
                .filter(t -> t.letter == letter)
                .findFirst()
                .orElse(null);
    }

    static @Nullable MigrateType ofName(String kernelName) {
        return Arrays.stream(values())
                .filter(t -> t.kernelName.equalsIgnoreCase(kernelName))
                .findFirst()
                .orElse(null);
    }
}
