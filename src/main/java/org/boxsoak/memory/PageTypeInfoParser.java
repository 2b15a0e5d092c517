package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the two or three tables of /proc/pagetypeinfo; names and column counts come from the file. */
final class PageTypeInfoParser {
    private static final String FREE_HEADING = "Free pages count per migrate type at order";
    private static final String BLOCKS_HEADING = "Number of blocks type";
    private static final String MIXED_HEADING = "Number of mixed blocks";

    private final LineScanner in;
    private final Map<ZoneId, Zone> zones = new LinkedHashMap<>();
    private List<String> columns = List.of();
    private boolean mixed;
    private int orders;
    private @Nullable Integer pageBlockOrder;
    private boolean sawBlocks;

    PageTypeInfoParser(String text) {
        in = new LineScanner(text);
    }

    PageTypeInfo parse() {
        while (in.nextLine()) {
            if (!in.isBlankLine()) {
                line();
            }
        }
        List<PageTypeZone> found = zones.entrySet().stream()
                .map(z -> new PageTypeZone(z.getKey(), z.getValue().free, z.getValue().blocks, z.getValue().mixed))
                .toList();
        Long pages = pageBlockOrder == null ? null : Long.valueOf(1L << pageBlockOrder);
        return new PageTypeInfo(pageBlockOrder, pages, found, reading());
    }

    private Reading reading() {
        if (zones.isEmpty()) {
            return in.readingWithout("no row of a zone was found, so this is no whole /proc/pagetypeinfo");
        }
        return sawBlocks ? in.reading() : in.readingWithout("the table 'Number of blocks type' is missing");
    }

    private void line() {
        if (in.sees("Node")) {
            row();
        } else if (in.skip("Page block order:")) {
            blockOrder(in.numberWord());
        } else if (in.skip("Pages per block:")) {
            long pages = in.numberWord();
            boolean isPowerOfTwo = pages > 0 && Long.bitCount(pages) == 1;
            blockOrder(isPowerOfTwo ? Long.numberOfTrailingZeros(pages) : LineScanner.NONE);
        } else if (in.skip(FREE_HEADING)) {
            freeHeading();
        } else if (in.skip(BLOCKS_HEADING)) {
            mixed = false;
            columns = columnNames();
        } else if (in.skip(MIXED_HEADING)) {
            mixed = true;
            columns = columnNames();
        } else {
            in.reject("this line belongs to no table of /proc/pagetypeinfo");
        }
    }

    private void blockOrder(long order) {
        if (order < 0 || order >= FreeBlocks.MOST_ORDERS) {
            in.reject("this is no size of a page block");
        } else if (pageBlockOrder != null && pageBlockOrder != order) {
            in.reject("an earlier line says that a page block has order " + pageBlockOrder);
        } else {
            pageBlockOrder = (int) order;
        }
    }

    private void freeHeading() {
        int count = 0;
        while (!in.atEnd() && in.numberWord() == count) {
            count++;
        }
        if (!in.atEnd() || count == 0 || count > FreeBlocks.MOST_ORDERS) {
            in.reject("the orders should count up from 0");
        } else {
            orders = count;
        }
    }

    /** The types that the heading names. A vendor's type of two words is known from the free table, which comes first. */
    private List<String> columnNames() {
        List<String> known = zones.isEmpty()
                ? List.of()
                : zones.values().iterator().next().free.keySet().stream()
                        .filter(type -> type.indexOf(' ') >= 0)
                        .toList();
        List<String> names = new ArrayList<>();
        while (!in.atEnd()) {
            names.add(known.stream().filter(in::skip).findFirst().orElseGet(in::word));
        }
        if (names.isEmpty() || names.size() > FreeBlocks.MOST_ORDERS) {
            in.reject("the heading should name the migrate types");
            return List.of();
        }
        return names;
    }

    private void row() {
        ZoneId id = ZoneId.scan(in);
        if (id == null) {
            in.reject("a row begins with 'Node N, zone NAME'");
        } else if (in.skip(", type")) {
            freeRow(id);
        } else {
            blockRow(id);
        }
    }

    private void freeRow(ZoneId id) {
        PageTypeRow row = PageTypeRow.scan(id, in);
        if (row == null) {
            in.reject("a row of the free table ends in a count for each order");
        } else if (row.free().byOrder().size() < orders || in.isCut()) {
            in.reject("this row should have " + orders + " counts, whole ones");
        } else if (zone(id).free.putIfAbsent(row.type(), row.free()) != null) {
            in.reject("an earlier row has the same zone and type");
        }
    }

    private void blockRow(ZoneId id) {
        if (columns.isEmpty()) {
            in.reject("no heading says what the columns of this row are");
            return;
        }
        Map<String, Long> blocks = new LinkedHashMap<>();
        for (String type : columns) {
            long count = in.numberWord();
            if (count == LineScanner.NONE) {
                in.reject("this row should have a count for each of the " + columns.size() + " types");
                return;
            }
            blocks.put(type, count);
        }
        Zone zone = zone(id);
        Map<String, Long> table = mixed ? zone.mixed : zone.blocks;
        if (table.isEmpty()) {
            table.putAll(blocks);
            sawBlocks = true;
        } else {
            in.reject("an earlier row has the same zone");
        }
    }

    private Zone zone(ZoneId id) {
        return zones.computeIfAbsent(id, z -> new Zone());
    }

    private static final class Zone {
        final Map<String, FreeBlocks> free = new LinkedHashMap<>();
        final Map<String, Long> blocks = new LinkedHashMap<>();
        final Map<String, Long> mixed = new LinkedHashMap<>();
    }
}
