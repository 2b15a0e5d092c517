package org.boxsoak.memory;

import org.jspecify.annotations.Nullable;

/**
 * Hold one area of the kernel's vmalloc space.
 *
 * @param bytes its size in address space, with the guard page
 * @param caller the function that asked for it, e.g. {@code load_module+0xc84/0x2e40}, with its module; empty if not shown
 * @param kind {@code vmalloc}, {@code vmap}, {@code ioremap}, {@code user}, {@code vm_map_ram}, {@code unpurged vm_area} ...; empty if not shown
 * @param pages the pages behind it; null where the line does not say
 */
public record VmallocArea(
        long bytes, String caller, String kind, @Nullable Long pages) {
    /** Whether vmalloc itself took the pages; vmap, ioremap and the like only show pages of others. */
    public boolean ownsPages() {
        return kind.equals("vmalloc") && pages != null;
    }

    /** The calling function's name alone. */
    public String function() {
        int end = caller.indexOf('+');
        return end < 0 ? caller : caller.substring(0, end);
    }
}
