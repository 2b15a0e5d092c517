package org.boxsoak.klog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.allocator.FreeOrder;
import org.boxsoak.memory.ZoneId;
import org.jspecify.annotations.Nullable;

/** Gathers the lines of one zone of a memory report. */
final class ZoneDraft {
    private static final Pattern FIGURE = Pattern.compile("([a-z_]{2,24}(?:\\([a-z]{1,8}\\))?): ?(\\d{1,18})[kK]B");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    static final Pattern BLOCKS = Pattern.compile("(\\d{1,12})\\*(\\d{1,9})[kK]B(?: ?\\(([A-Z]{1,12})\\))?");
    /** The end of the list of blocks: {@code = 633204kB}. */
    private static final Pattern SUM = Pattern.compile("= ?\\d{1,18}[kK]B");

    private static final int MOST_ORDERS = 21;

    private final ZoneId id;
    private final Map<String, Long> kilobytes = new HashMap<>();
    private List<Long> reserve = List.of();
    private final List<Long> blockKb = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final List<@Nullable String> letters = new ArrayList<>();

    private boolean isWhole;

    ZoneDraft(ZoneId id) {
        this.id = id;
    }

    ZoneId id() {
        return id;
    }

    boolean hasFigures() {
        return kilobytes.containsKey("free");
    }

    boolean hasBlocks() {
        return !counts.isEmpty();
    }

    boolean hasReserve() {
        return !reserve.isEmpty();
    }

    boolean readsFigures(String text) {
        Matcher figure = FIGURE.matcher(text);
        boolean found = false;
        while (figure.find()) {
            kilobytes.putIfAbsent(figure.group(1), Long.valueOf(figure.group(2)));
            found = true;
        }
        return found;
    }

    void readsReserve(String numbers) {
        List<Long> pages = new ArrayList<>();
        Matcher number = NUMBER.matcher(numbers);
        while (number.find() && pages.size() < MOST_ORDERS) {
            pages.add(Long.valueOf(number.group()));
        }
        reserve = pages;
    }

    /** Reads {@code 305*64kB (C) 86*128kB (C)}; sizes must double, so that a line of another report cannot slip in. */
    boolean readsBlocks(String text) {
        Matcher block = BLOCKS.matcher(text);
        isWhole |= SUM.matcher(text).find();
        boolean found = false;
        while (block.find() && counts.size() < MOST_ORDERS) {
            long kb = Long.parseLong(block.group(2));
            boolean isNext = blockKb.isEmpty() || kb == 2 * blockKb.get(blockKb.size() - 1);
            if (isNext) {
                blockKb.add(kb);
                counts.add(Long.valueOf(block.group(1)));
                letters.add(block.group(3));
                found = true;
            }
        }
        return found;
    }

    /** The zone; {@code freeCmaPages} is what to take where its line was cut before that figure. */
    ZoneReport finish(@Nullable Long freeCmaPages) {
        boolean isLettered = letters.stream().anyMatch(l -> l != null);
        long pageKb = blockKb.isEmpty() || blockKb.get(0) < 1 ? 4 : blockKb.get(0);
        List<FreeOrder> orders = new ArrayList<>();
        // A list that was cut says nothing of the larger blocks.
        for (int i = 0; isWhole && i < counts.size(); i++) {
            String letter = letters.get(i);
            // A count without letters beside lettered ones lost them; it may be anything.
            orders.add(FreeOrder.ofLetters(counts.get(i), isLettered || counts.get(i) == 0 ? letter : null));
        }
        if (freeCmaPages != null && !kilobytes.containsKey("present")) {
            kilobytes.putIfAbsent("free_cma", freeCmaPages * pageKb);
        }
        return new ZoneReport(id, kilobytes, reserve, orders, pageKb);
    }
}
