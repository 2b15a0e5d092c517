package org.boxsoak.memory;

import org.jspecify.annotations.Nullable;

/** Hold one row of the free table of /proc/pagetypeinfo; {@link PageTypeInfo} shows some. */
public record PageTypeRow(ZoneId zone, String type, FreeBlocks free) {
    /** @return null where this is no whole row of that table */
    public static @Nullable PageTypeRow parse(String line) {
        LineScanner in = new LineScanner(line);
        if (!in.nextLine() || in.isCut() || !in.sees("Node")) {
            return null;
        }
        ZoneId zone = ZoneId.scan(in);
        return zone == null || !in.skip(", type") ? null : scan(zone, in);
    }

    /** The rest of a row, behind its zone; null where it does not end in a count for each order. */
    static @Nullable PageTypeRow scan(ZoneId zone, LineScanner in) {
        StringBuilder type = new StringBuilder(in.word());
        while (!in.atEnd() && !in.seesCount()) {
            type.append(' ').append(in.word());
        }
        FreeBlocks free = FreeBlocks.scan(in);
        return free == null ? null : new PageTypeRow(zone, type.toString(), free);
    }

    /** Whether both are the same row, at two times perhaps. */
    public boolean isSameRow(PageTypeRow other) {
        return zone.equals(other.zone)
                && type.equals(other.type)
                && free.byOrder().size() == other.free.byOrder().size();
    }
}
