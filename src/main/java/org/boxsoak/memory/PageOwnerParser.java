package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of page_owner and of its two digests; a blank line ends a block. */
final class PageOwnerParser {
    private static final int MOST_FRAMES = 128;

    private final LineScanner in;
    private final Map<Key, PageOwnerStack> stacks = new LinkedHashMap<>();
    private final List<String> frames = new ArrayList<>();
    private @Nullable Integer order;
    private String gfp = "";
    private String type = "";
    private long times = LineScanner.NONE;
    private long pages = LineScanner.NONE;

    PageOwnerParser(String text) {
        in = new LineScanner(text);
    }

    PageOwner parse() {
        while (in.nextLine()) {
            if (in.isBlankLine()) {
                finishBlock();
            } else {
                line();
            }
        }
        finishBlock();
        List<PageOwnerStack> found = stacks.values().stream()
                .sorted(Comparator.comparingLong(PageOwnerStack::pages).reversed())
                .toList();
        return new PageOwner(found, found.isEmpty() ? in.readingWithout("no call chain was found") : in.reading());
    }

    private void line() {
        if (in.skip("Page allocated via order")) {
            allocation();
        } else if (in.skip("nr_base_pages:")) {
            pages = in.numberWord();
            if (pages == LineScanner.NONE || in.isCut()) {
                pages = LineScanner.NONE;
                in.reject("a number of pages belongs here");
            }
        } else if (in.sees("PFN")) {
            type = in.upTo(" type ") == null ? "" : in.word();
        } else if (isRemark()) {
            return;
        } else if (!in.isIndented() && in.seesCount()) {
            digest();
        } else if (in.isCut() || frames.size() == MOST_FRAMES) {
            in.reject("a whole frame of a call chain belongs here");
        } else {
            if (in.skip("[<")) {
                in.upTo(">]");
            }
            frames.add(in.rest());
        }
    }

    private boolean isRemark() {
        return in.sees("Page has been migrated")
                || in.sees("Charged ")
                || in.sees("Slab cache page")
                || in.sees("handle:");
    }

    private void allocation() {
        if (!frames.isEmpty()) {
            finishBlock();
        }
        long value = in.number();
        if (value == LineScanner.NONE || value >= FreeBlocks.MOST_ORDERS || !in.skip(", mask") || in.isCut()) {
            in.reject("a block begins with 'Page allocated via order N, mask M'");
            return;
        }
        order = (int) value;
        gfp = in.wordUpTo(',');
    }

    /** {@code 12 times, 96 pages:} or, in older tools, {@code 12 times:}. */
    private void digest() {
        times = in.number();
        boolean isTimes = times != LineScanner.NONE && in.skip("times");
        if (isTimes && in.skip(",")) {
            pages = in.number();
            isTimes = pages != LineScanner.NONE && in.skip("pages");
        }
        if (!isTimes) {
            times = LineScanner.NONE;
            pages = LineScanner.NONE;
            in.reject("a digest begins with 'N times, N pages:'");
        }
    }

    private void finishBlock() {
        boolean isKnown = order != null || pages != LineScanner.NONE;
        if (isKnown && !frames.isEmpty()) {
            long count = times == LineScanner.NONE ? 1 : times;
            long perAllocation = order == null ? 1 : 1L << order;
            long held = pages == LineScanner.NONE ? Tally.product(count, perAllocation) : pages;
            PageOwnerStack stack = new PageOwnerStack(order, gfp, type, frames, count, held);
            stacks.merge(new Key(order, gfp, type, stack.stack()), stack, PageOwnerStack::plus);
        }
        frames.clear();
        order = null;
        gfp = "";
        type = "";
        times = LineScanner.NONE;
        pages = LineScanner.NONE;
    }

    private record Key(@Nullable Integer order, String gfp, String type, List<String> stack) {}
}
