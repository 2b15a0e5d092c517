package org.boxsoak.allocator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hold the GFP bits of a range of releases (include/linux/gfp.h, gfp_types.h) and the names that %pGg prints for them
 * (include/trace/events/mmflags.h).
 */
enum GfpTable {
    /** Up to 4.3: GFP_ATOMIC is 0x20, and sleeping is __GFP_WAIT. Logs of these print no names. */
    V2_6(
            "WAIT=10 HIGH=20 IO=40 FS=80 COLD=100 NOWARN=200 REPEAT=400 NOFAIL=800 NORETRY=1000 MEMALLOC=2000 COMP=4000 ZERO=8000"
                    + " NOMEMALLOC=10000 HARDWALL=20000 THISNODE=40000 RECLAIMABLE=80000 ACCOUNT=100000 NOTRACK=200000"
                    + " NO_KSWAPD=400000 OTHER_NODE=800000 WRITE=1000000",
            "GFP_HIGHUSER_MOVABLE=200da GFP_HIGHUSER=200d2 GFP_USER=200d0 GFP_TEMPORARY=800d0 GFP_KERNEL=d0 GFP_NOFS=50"
                    + " GFP_ATOMIC=20 GFP_NOIO=10"),
    V4_9(
            "RECLAIMABLE=10 HIGH=20 IO=40 FS=80 COLD=100 NOWARN=200 RETRY_MAYFAIL=400 NOFAIL=800 NORETRY=1000 MEMALLOC=2000"
                    + " COMP=4000 ZERO=8000 NOMEMALLOC=10000 HARDWALL=20000 THISNODE=40000 ATOMIC=80000 ACCOUNT=100000"
                    + " NOTRACK=200000 DIRECT_RECLAIM=400000 OTHER_NODE=800000 WRITE=1000000 KSWAPD_RECLAIM=2000000",
            "GFP_TRANSHUGE=4342ca GFP_TRANSHUGE_LIGHT=342ca GFP_HIGHUSER_MOVABLE=24200ca GFP_HIGHUSER=24200c2 GFP_USER=24200c0"
                    + " GFP_TEMPORARY=24000d0 GFP_KERNEL_ACCOUNT=25000c0 GFP_KERNEL=24000c0 GFP_NOFS=2400040"
                    + " GFP_ATOMIC=2080020 GFP_NOIO=2400000 GFP_NOWAIT=2000000 __GFP_RECLAIM=2400000"),
    V4_14(
            "RECLAIMABLE=10 HIGH=20 IO=40 FS=80 COLD=100 NOWARN=200 RETRY_MAYFAIL=400 NOFAIL=800 NORETRY=1000 MEMALLOC=2000"
                    + " COMP=4000 ZERO=8000 NOMEMALLOC=10000 HARDWALL=20000 THISNODE=40000 ATOMIC=80000 ACCOUNT=100000"
                    + " NOTRACK=200000 DIRECT_RECLAIM=400000 WRITE=800000 KSWAPD_RECLAIM=1000000 NOLOCKDEP=2000000",
            "GFP_TRANSHUGE=4342ca GFP_TRANSHUGE_LIGHT=342ca GFP_HIGHUSER_MOVABLE=14200ca GFP_HIGHUSER=14200c2 GFP_USER=14200c0"
                    + " GFP_TEMPORARY=14000d0 GFP_KERNEL_ACCOUNT=15000c0 GFP_KERNEL=14000c0 GFP_NOFS=1400040"
                    + " GFP_ATOMIC=1080020 GFP_NOIO=1400000 GFP_NOWAIT=1000000 __GFP_RECLAIM=1400000"),
    V4_19(
            "RECLAIMABLE=10 HIGH=20 IO=40 FS=80 WRITE=100 NOWARN=200 RETRY_MAYFAIL=400 NOFAIL=800 NORETRY=1000 MEMALLOC=2000"
                    + " COMP=4000 ZERO=8000 NOMEMALLOC=10000 HARDWALL=20000 THISNODE=40000 ATOMIC=80000 ACCOUNT=100000"
                    + " DIRECT_RECLAIM=200000 KSWAPD_RECLAIM=400000 NOLOCKDEP=800000",
            "GFP_TRANSHUGE=2342ca GFP_TRANSHUGE_LIGHT=342ca GFP_HIGHUSER_MOVABLE=6200ca GFP_HIGHUSER=6200c2 GFP_USER=6200c0"
                    + " GFP_KERNEL_ACCOUNT=7000c0 GFP_KERNEL=6000c0 GFP_NOFS=600040"
                    + " GFP_ATOMIC=480020 GFP_NOIO=600000 GFP_NOWAIT=400000 __GFP_RECLAIM=600000"),
    V5_4(Modern.LOW + " ATOMIC=200 NOLOCKDEP=800000", "GFP_ATOMIC=a20 " + Modern.COMPOUNDS),
    V5_15(
            Modern.LOW
                    + " ATOMIC=200 ZEROTAGS=800000 SKIP_KASAN_POISON=1000000 NOLOCKDEP=2000000 CMA=8000000 NO_CMA=10000000",
            "GFP_TRANSHUGE=11c24ca GFP_TRANSHUGE_LIGHT=11c20ca GFP_HIGHUSER_MOVABLE=1100cca GFP_ATOMIC=a20 "
                    + Modern.COMPOUNDS),
    V6_1(
            Modern.LOW
                    + " ATOMIC=200 ZEROTAGS=800000 SKIP_ZERO=1000000 SKIP_KASAN_UNPOISON=2000000 SKIP_KASAN_POISON=4000000"
                    + " CMA=8000000",
            "GFP_ATOMIC=a20 " + Modern.COMPOUNDS),
    V6_6(
            Modern.LOW + " ZEROTAGS=800000 SKIP_ZERO=1000000 SKIP_KASAN=2000000 NOLOCKDEP=4000000",
            "GFP_ATOMIC=820 " + Modern.COMPOUNDS),
    V6_12(
            Modern.LOW + " ZEROTAGS=800000 SKIP_ZERO=1000000 SKIP_KASAN=2000000",
            "GFP_NOWAIT=2800 GFP_ATOMIC=820 " + Modern.COMPOUNDS);

    /** What stays the same from 5.4 on. */
    private static final class Modern {
        static final String LOW =
                "RECLAIMABLE=10 HIGH=20 IO=40 FS=80 ZERO=100 DIRECT_RECLAIM=400 KSWAPD_RECLAIM=800 WRITE=1000"
                        + " NOWARN=2000 RETRY_MAYFAIL=4000 NOFAIL=8000 NORETRY=10000 MEMALLOC=20000 COMP=40000 NOMEMALLOC=80000"
                        + " HARDWALL=100000 THISNODE=200000 ACCOUNT=400000";
        static final String COMPOUNDS = "GFP_TRANSHUGE=1c24ca GFP_TRANSHUGE_LIGHT=1c20ca GFP_HIGHUSER_MOVABLE=100cca"
                + " GFP_HIGHUSER=100cc2 GFP_USER=100cc0 GFP_KERNEL_ACCOUNT=400cc0 GFP_KERNEL=cc0 GFP_NOFS=c40"
                + " GFP_NOIO=c00 GFP_NOWAIT=800 __GFP_RECLAIM=c00";
    }

    private static final String ZONES = "DMA=1 HIGHMEM=2 DMA32=4 MOVABLE=8 ";
    /** Above these, bits depend on the configuration and on the vendor since 5.4. */
    private static final long LOW_BITS = 0x7fffff;

    @SuppressWarnings(
            "ImmutableEnumChecker") // filled once, then unmodifiable, and in order, which Map.copyOf would lose
    private final Map<String, Long> bits;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, Long> compounds;

    GfpTable(String flags, String compounds) {
        this.bits = table(ZONES + flags, "__GFP_");
        this.compounds = table(compounds, "");
    }

    static GfpTable of(KernelProfile kernel) {
        if (!kernel.isAtLeast(4, 4)) {
            return V2_6;
        }
        int[][] since = {{4, 14}, {4, 18}, {5, 1}, {5, 14}, {5, 18}, {6, 3}, {6, 10}};
        GfpTable[] tables = {V4_14, V4_19, V5_4, V5_15, V6_1, V6_6, V6_12};
        GfpTable found = V4_9;
        for (int i = 0; i < since.length && kernel.isAtLeast(since[i][0], since[i][1]); i++) {
            found = tables[i];
        }
        return found;
    }

    /** All tables: this kernel's own, then its neighbours, nearest first. */
    static List<GfpTable> nearestFirst(GfpTable own) {
        List<GfpTable> all = List.of(values());
        int at = all.indexOf(own);
        List<GfpTable> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(table -> Math.abs(all.indexOf(table) - at)));
        return sorted;
    }

    /** The bits that are the same in every kernel that this table is for. */
    long settledBits() {
        return compareTo(V5_4) < 0 ? 0xffffffffL : LOW_BITS;
    }

    /** The single flags that are set, lowest bit first. */
    List<String> flags(long mode) {
        List<Map.Entry<String, Long>> set = new ArrayList<>();
        bits.entrySet().stream().filter(b -> (mode & b.getValue()) != 0).forEach(set::add);
        set.sort(Map.Entry.comparingByValue());
        return set.stream().map(Map.Entry::getKey).toList();
    }

    /** The set bits that this table has no name for. */
    long unnamed(long mode) {
        return mode & ~bits.values().stream().reduce(0L, (a, b) -> a | b);
    }

    /** The bits of a name as %pGg prints it or a driver writes it; null if these releases do not know it. */
    @Nullable
    Long bitsOf(String name) {
        Long compound = compounds.get(name);
        if (compound != null) {
            return compound;
        }
        return switch (name) {
            case "GFP_DMA", "GFP_DMA32" -> bits.get("__" + name);
            case "__GFP_REPEAT" -> bits.containsKey(name) ? bits.get(name) : bits.get("__GFP_RETRY_MAYFAIL");
            case "__GFP_SKIP_KASAN_POISON" -> bits.containsKey(name) ? bits.get(name) : bits.get("__GFP_SKIP_KASAN");
            default -> bits.get(name);
        };
    }

    /** The name that %pGg gives: compound names first, largest first, then single ones, then the unnamed bits as a number. */
    String name(long mode) {
        List<String> names = new ArrayList<>();
        long left = mode;
        for (Map.Entry<String, Long> compound : compounds.entrySet()) {
            long value = compound.getValue();
            if ((left & value) == value && value != 0) {
                names.add(compound.getKey());
                left &= ~value;
            }
        }
        for (String flag : flags(left)) {
            names.add(flag.startsWith("__GFP_DMA") ? flag.substring(2) : flag);
        }
        if (unnamed(left) != 0) {
            names.add("0x" + Long.toHexString(unnamed(left)));
        }
        return names.isEmpty() ? "none" : String.join("|", names);
    }

    private static Map<String, Long> table(String text, String prefix) {
        Map<String, Long> table = new LinkedHashMap<>();
        for (String entry : text.trim().split(" +")) {
            String[] parts = entry.split("=");
            // A later, general entry never replaces an earlier, special one.
            table.putIfAbsent(prefix + parts[0], Long.parseLong(parts[1], 16));
        }
        return Collections.unmodifiableMap(table);
    }
}
