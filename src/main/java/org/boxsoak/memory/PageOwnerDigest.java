package org.boxsoak.memory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds page_owner up while it comes in: the file has a block for each allocation, hundreds of megabytes on a box of some gigabytes. */
public final class PageOwnerDigest {
    private static final String END_OF_BLOCK = "\n\n";

    private final Map<PageOwnerStack, PageOwnerStack> sums = new LinkedHashMap<>();
    private final StringBuilder rest = new StringBuilder();

    /** Takes what comes next of the file, cut wherever. */
    public void add(String text) {
        rest.append(text);
        int end = rest.lastIndexOf(END_OF_BLOCK);
        if (end >= 0) {
            int next = end + END_OF_BLOCK.length();
            for (PageOwnerStack stack : PageOwner.parse(rest.substring(0, next)).stacks()) {
                sums.merge(stack.withCounts(0, 0), stack, PageOwnerStack::plus);
            }
            rest.delete(0, next);
        }
    }

    /** Each call chain once, most pages first, as page_owner_sort writes it; a block that was cut off at the end is left out. */
    public String text() {
        StringBuilder text = new StringBuilder();
        sums.values().stream()
                .sorted(Comparator.comparingLong(PageOwnerStack::pages).reversed())
                .forEach(stack -> tell(stack, text));
        return text.toString();
    }

    private static void tell(PageOwnerStack stack, StringBuilder text) {
        if (stack.order() != null) {
            text.append(stack.times()).append(" times, ").append(stack.pages()).append(" pages:\n");
            text.append("Page allocated via order ").append(stack.order()).append(", mask ");
            text.append(stack.gfp()).append('\n');
        }
        stack.stack().forEach(frame -> text.append(' ').append(frame).append('\n'));
        if (stack.order() == null) {
            text.append("nr_base_pages: ").append(stack.pages()).append('\n');
        }
        text.append('\n');
    }
}
