package org.boxsoak.memory;

import org.jspecify.annotations.Nullable;

/** Tells by one line which memory file begins here, and whether a line can belong to a file that has begun. */
final class MemoryFileLine {
    private MemoryFileLine() {}

    /** The file that only this line can be part of; null for a line of something else. */
    static @Nullable MemoryFileKind begins(LineScanner in) {
        in.rewind();
        MemoryFileKind kind = in.isIndented() ? indented(in) : named(in);
        in.rewind();
        return kind;
    }

    private static @Nullable MemoryFileKind named(LineScanner in) {
        if (in.sees("MemTotal:") || in.sees("MemFree:") || in.sees("MemAvailable:")) {
            return MemoryFileKind.MEMINFO;
        }
        if (in.sees("nr_free_pages ")) {
            return MemoryFileKind.VMSTAT;
        }
        if (in.sees("slabinfo - version:") || in.sees("# name  ") || isSlabRow(in)) {
            return MemoryFileKind.SLABINFO;
        }
        if (in.sees("Page block order:")
                || in.sees("Pages per block:")
                || in.sees("Free pages count per migrate type")) {
            return MemoryFileKind.PAGETYPEINFO;
        }
        if (in.sees("Number of blocks type") || in.sees("Number of mixed blocks")) {
            return MemoryFileKind.PAGETYPEINFO;
        }
        if (in.sees("Node ")) {
            return zoneRow(in);
        }
        if (in.sees("allocinfo - version:")) {
            return MemoryFileKind.ALLOCINFO;
        }
        if (in.sees("count(KB) ") || in.sees("total pages:")) {
            return MemoryFileKind.PAGETRACE;
        }
        if (in.sees("slab kmalloc-") || in.sees("size(bytes) ")) {
            return MemoryFileKind.SLABTRACE;
        }
        if (in.sees("Page allocated via order") || in.sees("nr_base_pages:") || isDigest(in)) {
            return MemoryFileKind.PAGE_OWNER;
        }
        if (in.sees("unreferenced object 0x")) {
            return MemoryFileKind.KMEMLEAK;
        }
        if (in.sees("Dma-buf Objects:")) {
            return MemoryFileKind.DMA_BUF;
        }
        return in.sees("driver used:") ? MemoryFileKind.CMA : other(in);
    }

    /** Zoneinfo, pagetypeinfo and buddyinfo share the beginning of their rows. */
    private static @Nullable MemoryFileKind zoneRow(LineScanner in) {
        if (ZoneId.scan(in) == null) {
            return null;
        }
        if (in.atEnd()) {
            return MemoryFileKind.ZONEINFO;
        }
        if (in.skip(", type")) {
            return MemoryFileKind.PAGETYPEINFO;
        }
        return FreeBlocks.scan(in) == null ? null : MemoryFileKind.BUDDYINFO;
    }

    private static @Nullable MemoryFileKind other(LineScanner in) {
        if (isVmallocRow(in)) {
            return MemoryFileKind.VMALLOCINFO;
        }
        return isZram(in) ? MemoryFileKind.ZRAM : null;
    }

    private static @Nullable MemoryFileKind indented(LineScanner in) {
        if (isZram(in)) {
            return MemoryFileKind.ZRAM;
        }
        return isAllocRow(in) ? MemoryFileKind.ALLOCINFO : null;
    }

    /** Whether this line parts sections: of a bugreport, of head and tail, of a shell session. */
    static boolean isBoundary(LineScanner in) {
        return in.sees("------ ") || in.sees("==") || in.sees("$ ") || in.sees("# cat ") || in.sees("/ # ");
    }

    /** Whether a line can belong to a file that has begun. */
    static boolean fits(MemoryFileKind kind, LineScanner in) {
        in.rewind();
        boolean fits = switch (kind) {
            case MEMINFO -> isMemInfoRow(in);
            case VMSTAT -> isNameAndNumber(in);
            case SLABINFO -> in.sees("# name") || isSlabRow(in);
            case PAGETYPEINFO -> begins(in) == MemoryFileKind.PAGETYPEINFO || blockRow(in) != null;
            case BUDDYINFO -> begins(in) == MemoryFileKind.BUDDYINFO;
            case ZONEINFO -> in.isIndented() || begins(in) == MemoryFileKind.ZONEINFO;
            case ZRAM -> false;
            case VMALLOCINFO -> isVmallocRow(in);
            case ALLOCINFO -> (in.sees("# ") && in.lineContains("<calls>")) || isAllocRow(in);
            case PAGETRACE -> isTraceRow(in) || in.sees("total pages:") || in.sees("Zone ");
            case SLABTRACE -> isTraceRow(in) || in.sees("slab kmalloc-") || in.sees("total kmalloc slabs:");
            case PAGE_OWNER ->
                in.isIndented()
                        || in.sees("PFN ")
                        || in.sees("Page has been")
                        || in.sees("Charged ")
                        || in.sees("Slab cache");
            case KMEMLEAK -> in.isIndented() || in.sees("backtrace") || in.sees("[<") || in.sees("unreferenced object");
            case DMA_BUF -> isDmaBufRow(in);
            case CMA -> in.sees("level=");
        };
        in.rewind();
        return fits;
    }

    private static boolean isMemInfoRow(LineScanner in) {
        String name = in.wordUpTo(':');
        boolean isRow = !name.isEmpty() && in.skip(":") && in.numberWord() != LineScanner.NONE;
        return isRow && (in.skip("kB") || in.atEnd());
    }

    private static boolean isNameAndNumber(LineScanner in) {
        return !in.isIndented() && !in.word().isEmpty() && in.numberWord() != LineScanner.NONE && in.atEnd();
    }

    private static boolean isSlabRow(LineScanner in) {
        boolean is = in.lineContains(" : tunables ") && in.lineContains(" : slabdata ");
        in.rewind();
        return is;
    }

    /** The zone of a row of 'Number of blocks type' (or of buddyinfo, which looks alike); null for any other line. */
    static @Nullable ZoneId blockRow(LineScanner in) {
        in.rewind();
        ZoneId zone = ZoneId.scan(in);
        boolean is = zone != null && FreeBlocks.scan(in) != null;
        in.rewind();
        return is ? zone : null;
    }

    private static boolean isVmallocRow(LineScanner in) {
        boolean isRange = (in.sees("0x") || in.sees("(")) && in.word().indexOf('-') > 0;
        boolean is = isRange && in.numberWord() != LineScanner.NONE;
        in.rewind();
        return is;
    }

    private static boolean isAllocRow(LineScanner in) {
        boolean is = in.skipNumbers(2) && in.lineContains(" func:");
        in.rewind();
        return is;
    }

    private static boolean isZram(LineScanner in) {
        FreeBlocks numbers = FreeBlocks.scan(in);
        in.rewind();
        int count = numbers == null ? 0 : numbers.byOrder().size();
        return in.lineNumber() == 1 && count >= 7 && count <= 9;
    }

    private static boolean isDigest(LineScanner in) {
        boolean is = in.number() != LineScanner.NONE && in.skip("times") && (in.sees(",") || in.sees(":"));
        in.rewind();
        return is;
    }

    private static boolean isTraceRow(LineScanner in) {
        return in.startsWithNumberAndComma()
                || in.isIndented()
                || in.sees("====")
                || in.sees("----")
                || in.sees("count(KB)")
                || in.sees("size(bytes)")
                || in.sees("SHOW_CNT:");
    }

    private static boolean isDmaBufRow(LineScanner in) {
        return in.isIndented() || in.sees("size") || in.sees("Total ") || in.seesCount();
    }
}
