package org.boxsoak.allocator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Understand the flags of an allocation request.
 * <pre>
 * mode:0xa20(GFP_ATOMIC)                      5.4
 * gfp_mask=0x6040c0(GFP_KERNEL|__GFP_COMP)    4.19
 * mode:0x4020                                 before 4.6, no names
 * </pre>
 * The printed names go first: the numbers moved between releases.
 *
 * @param mode the number as printed
 * @param flags the single flags, lowest bit first
 * @param name the names as printed, or as this kernel would print them
 * @param unknownBits set bits that no table names
 * @param isConsistent whether the printed names make the printed number in some release that we know
 */
public record GfpMask(long mode, List<String> flags, String name, long unknownBits, boolean isConsistent) {
    public GfpMask {
        flags = List.copyOf(flags);
    }

    /** Decodes what a log prints; {@code names} is null where it prints the number alone. */
    public static GfpMask decode(long mode, @Nullable String names, KernelProfile kernel) {
        if (names == null || names.isBlank()) {
            GfpTable table = namelessTable(mode, kernel);
            return new GfpMask(mode, table.flags(mode), table.name(mode), table.unnamed(mode), true);
        }
        GfpTable own = GfpTable.of(kernel);
        return GfpTable.nearestFirst(own).stream()
                .filter(t -> isMadeBy(t, mode, names))
                .findFirst()
                .map(t -> new GfpMask(mode, flags(t, mode, names), names, t.unnamed(mode), true))
                .orElseGet(() -> new GfpMask(mode, flags(own, 0, names), names, 0, false));
    }

    /**
     * Reads what a person types: {@code GFP_ATOMIC}, {@code GFP_KERNEL|__GFP_COMP} or {@code 0xa20}.
     *
     * @throws IllegalArgumentException if a name is none of this kernel's
     */
    public static GfpMask parse(String text, KernelProfile kernel) {
        GfpTable table = GfpTable.of(kernel);
        long mode = 0;
        for (String part : text.trim().split("[|+, ]+")) {
            mode |= valueOf(part, table);
        }
        return new GfpMask(mode, table.flags(mode), table.name(mode), table.unnamed(mode), true);
    }

    public boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The free list that the request belongs to: two bits of the mask, the same in all releases since 4.4. */
    public MigrateType migrateType() {
        if (has("__GFP_MOVABLE")) {
            return MigrateType.MOVABLE;
        }
        return has("__GFP_RECLAIMABLE") ? MigrateType.RECLAIMABLE : MigrateType.UNMOVABLE;
    }

    /** The highest zone that the request may take, by GFP_ZONE_TABLE; it may take all lower ones as well. */
    public ZoneType highestZone() {
        if (has("__GFP_DMA")) {
            return ZoneType.DMA;
        }
        if (has("__GFP_DMA32")) {
            return ZoneType.DMA32;
        }
        if (has("__GFP_HIGHMEM")) {
            return has("__GFP_MOVABLE") ? ZoneType.MOVABLE : ZoneType.HIGH_MEM;
        }
        return ZoneType.NORMAL;
    }

    /** Whether the caller may sleep while the kernel reclaims and compacts for it. */
    public boolean maySleep() {
        return has("__GFP_DIRECT_RECLAIM") || has("__GFP_WAIT");
    }

    private static long valueOf(String part, GfpTable table) {
        if (part.matches("0[xX][0-9a-fA-F]{1,15}")) {
            return Long.parseLong(part.substring(2), 16);
        }
        Long value = table.bitsOf(part);
        if (value == null) {
            throw new IllegalArgumentException(
                    "'" + part + "' is no GFP flag of this kernel. Write names as the kernel does,"
                            + " e.g. GFP_ATOMIC or GFP_KERNEL|__GFP_NOWARN, or the number as in 0xa20.");
        }
        return value;
    }

    /** Names are printed since 4.6: a number alone is of an older kernel, unless the log is damaged. */
    private static GfpTable namelessTable(long mode, KernelProfile kernel) {
        if (kernel.release().isKnown()) {
            return GfpTable.of(kernel);
        }
        return (mode & 0x2400000) == 0 ? GfpTable.V2_6 : GfpTable.V4_9;
    }

    private static boolean isMadeBy(GfpTable table, long mode, String names) {
        long value = 0;
        for (String name : names.split("\\|")) {
            Long bits = name.startsWith("0x") ? Long.valueOf(hex(name)) : table.bitsOf(name);
            value |= bits == null ? 0 : bits;
        }
        long settled = table.settledBits();
        return ((value ^ mode) & settled) == 0;
    }

    private static List<String> flags(GfpTable table, long mode, String names) {
        Set<String> flags = new LinkedHashSet<>(table.flags(mode));
        List<String> strangers = new ArrayList<>();
        for (String name : names.split("\\|")) {
            Long bits = table.bitsOf(name);
            if (bits != null) {
                flags.addAll(table.flags(bits));
            } else if (name.startsWith("__GFP_")) {
                strangers.add(name);
            }
        }
        flags.addAll(strangers);
        return List.copyOf(flags);
    }

    private static long hex(String text) {
        return text.matches("0x[0-9a-fA-F]{1,15}") ? Long.parseLong(text.substring(2), 16) : 0;
    }
}
