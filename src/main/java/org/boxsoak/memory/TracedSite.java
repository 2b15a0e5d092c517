package org.boxsoak.memory;

import java.util.List;

/**
 * Hold what one caller holds, as Amlogic's trace files tell.
 *
 * @param bytes bytes held
 * @param function the caller, e.g. {@code codec_mm_alloc+0x1c0/0x3f8}, with its module
 * @param callers who called it, innermost first; none in pagetrace
 */
public record TracedSite(long bytes, String function, List<String> callers) {
    public TracedSite {
        callers = List.copyOf(callers);
    }
}
