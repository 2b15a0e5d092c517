package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read /proc/allocinfo: pages, slab objects and per-CPU memory by the line of source that took them.
 * <pre>
 * allocinfo - version: 1.0
 * #     &lt;size&gt;  &lt;calls&gt; &lt;tag info&gt;
 *    127664128    31168 mm/page_ext.c:270 func:alloc_page_ext
 * </pre>
 * From lib/alloc_tag.c, 6.10 to 6.12 (and 2.0 of later releases); for root only, with CONFIG_MEM_ALLOC_PROFILING.
 *
 * @param sites the places that hold or held memory, in the file's order
 * @param reading what was kept and what was not
 */
public record AllocInfo(List<AllocSite> sites, Reading reading) {
    public AllocInfo {
        sites = List.copyOf(sites);
    }

    public static AllocInfo parse(String text) {
        List<AllocSite> sites = new ArrayList<>();
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (in.isBlankLine() || in.sees("#") || in.sees("allocinfo - version:")) {
                continue;
            }
            AllocSite site = site(in);
            if (site == null) {
                in.reject("a line is a size, a number of calls, FILE:LINE and func:NAME");
            } else {
                sites.add(site);
            }
        }
        return new AllocInfo(sites, sites.isEmpty() ? in.readingWithout("no place was found") : in.reading());
    }

    /** The bytes of all places. */
    public long bytes() {
        return sites.stream().mapToLong(AllocSite::bytes).reduce(0, Tally::sum);
    }

    private static @Nullable AllocSite site(LineScanner in) {
        long bytes = in.numberWord();
        long calls = in.numberWord();
        String place = in.word();
        String module = "";
        if (in.skip("[")) {
            module = in.wordUpTo(']');
            in.skip("]");
        }
        boolean isWhole = bytes != LineScanner.NONE && calls != LineScanner.NONE && in.skip("func:") && !in.isCut();
        return isWhole && place.indexOf(':') > 0 ? new AllocSite(bytes, calls, place, module, in.word()) : null;
    }
}
