package org.boxsoak.trace;

import org.jspecify.annotations.Nullable;

/**
 * One place of a call chain.
 *
 * @param function the kernel function, as /proc/kallsyms names it; an address in hexadecimal digits where the box hides them
 * @param module the module that it belongs to; null for the kernel itself
 */
public record Frame(String function, @Nullable String module) {
    /** As /proc/vmallocinfo writes it: {@code osd_take_mapping+0x28/0x70 [leaky_osd]}. */
    public static Frame parse(String place) {
        int bracket = place.indexOf(" [");
        String name = bracket < 0 ? place : place.substring(0, bracket);
        int plus = name.lastIndexOf("+0x");
        String function = plus < 0 ? name : name.substring(0, plus);
        return new Frame(
                function,
                bracket < 0 || !place.endsWith("]") ? null : place.substring(bracket + 2, place.length() - 1));
    }

    /** {@code osd_take_page [leaky_osd]}. */
    @Override
    public String toString() {
        return module == null ? function : function + " [" + module + "]";
    }
}
