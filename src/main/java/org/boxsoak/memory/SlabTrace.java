package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read Amlogic's /proc/slabtrace: who holds kmalloc objects, with call chains.
 * <pre>
 * slab kmalloc- 128, trace:    7204, total:    922112, time:      801250, f:96
 *   312064, ffffffc0101d2b3c, __kmalloc+0x2f4/0x410
 *           ffffffc0105a7f10, usb_alloc_urb+0x28/0x60
 * </pre>
 * From drivers/amlogic/memory_ext/page_trace.c (4.9, 5.4) and slab_trace.c (5.15, 6.12) of Amlogic's trees, with slab_trace=on. The rows of
 * callers follow once for all sizes in some releases and after each size in others: they belong to the last size line before them.
 *
 * @param sizes one for each kmalloc cache
 * @param reading what was kept and what was not
 */
public record SlabTrace(List<SlabTraceSize> sizes, Reading reading) {
    public SlabTrace {
        sizes = List.copyOf(sizes);
    }

    public static SlabTrace parse(String text) {
        List<SlabTraceSize> sizes = new ArrayList<>();
        List<TracedSite> sites = new ArrayList<>();
        List<String> callers = new ArrayList<>();
        SlabTraceSize size = null;
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (isFrame(in)) {
                continue;
            }
            if (in.skip("slab kmalloc-")) {
                finish(size, sites, callers, sizes);
                size = size(in);
            } else if (in.startsWithNumberAndComma()) {
                TracedSite site = PageTrace.site(in, 1);
                if (site != null) {
                    closeSite(sites, callers);
                    sites.add(site);
                }
            } else {
                caller(in, sites, callers);
            }
        }
        finish(size, sites, callers, sizes);
        return new SlabTrace(
                sizes, sizes.isEmpty() ? in.readingWithout("no line 'slab kmalloc-N' was found") : in.reading());
    }

    private static boolean isFrame(LineScanner in) {
        return in.isBlankLine()
                || in.sees("====")
                || in.sees("----")
                || in.sees("size(bytes)")
                || in.sees("total kmalloc slabs:")
                || in.sees("SHOW_CNT:");
    }

    private static @Nullable SlabTraceSize size(LineScanner in) {
        long object = in.number();
        boolean hasTrace = in.skip(", trace:") && in.number() != LineScanner.NONE && in.skip(", total:");
        long held = hasTrace ? in.number() : LineScanner.NONE;
        if (object == LineScanner.NONE || held == LineScanner.NONE || in.isCut()) {
            in.reject("a size is 'slab kmalloc-N, trace: N, total: N, ...'");
            return null;
        }
        return new SlabTraceSize(object, held, List.of());
    }

    private static void caller(LineScanner in, List<TracedSite> sites, List<String> callers) {
        boolean isCaller =
                in.isIndented() && !sites.isEmpty() && !in.wordUpTo(',').isEmpty() && in.skip(",");
        if (!isCaller || in.atEnd() || in.isCut()) {
            in.reject("a caller is an address and a function below a row");
        } else {
            callers.add(in.rest());
        }
    }

    private static void closeSite(List<TracedSite> sites, List<String> callers) {
        if (!sites.isEmpty() && !callers.isEmpty()) {
            TracedSite last = sites.remove(sites.size() - 1);
            sites.add(new TracedSite(last.bytes(), last.function(), callers));
        }
        callers.clear();
    }

    private static void finish(
            @Nullable SlabTraceSize size, List<TracedSite> sites, List<String> callers, List<SlabTraceSize> sizes) {
        closeSite(sites, callers);
        if (size != null) {
            sizes.add(new SlabTraceSize(size.objectBytes(), size.heldBytes(), sites));
            sites.clear();
        }
    }
}
