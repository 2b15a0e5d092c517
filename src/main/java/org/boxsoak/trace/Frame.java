package org.boxsoak.trace;

import org.jspecify.annotations.Nullable;

/**
 * One place of a call chain.
 *
 * @param function the kernel function, as /proc/kallsyms names it; an address in hexadecimal digits where the box hides them
 * @param module the module that it belongs to; null for the kernel itself
 */
public record Frame(String function, @Nullable String module) {
    /** {@code osd_take_page [leaky_osd]}. */
    @Override
    public String toString() {
        return module == null ? function : function + " [" + module + "]";
    }
}
