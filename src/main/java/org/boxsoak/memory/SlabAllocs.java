package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read who took the objects of slab caches, each cache behind a line with its name and the bytes of an object.
 * <pre>
 * ==&gt; kmalloc-256 256 &lt;==
 *      12 osd_take_object+0x24/0x60 [leaky_osd] age=152/1204/2260 pid=9-57 cpus=0-1
 *         __kmalloc_node_track_caller+0x60/0x120
 * </pre>
 * From mm/slub.c: /sys/kernel/slab/CACHE/alloc_calls of 4.9 to 5.10, /sys/kernel/debug/slab/CACHE/alloc_traces since; for caches with
 * slub_debug=U alone. Call chains since 6.1.
 *
 * @param sites the places that hold objects, in the file's order
 * @param reading what was kept and what was not
 */
public record SlabAllocs(List<Site> sites, Reading reading) {
    private static final String NO_SYMBOL = "<not-available>";

    /**
     * A place that took objects of a cache.
     *
     * @param function the caller with its module
     * @param callers the call chain, innermost first; empty before 6.1
     */
    public record Site(String cache, long objects, long bytes, String function, List<String> callers) {
        public Site {
            callers = List.copyOf(callers);
        }
    }

    public SlabAllocs {
        sites = List.copyOf(sites);
    }

    public static SlabAllocs parse(String text) {
        List<Site> sites = new ArrayList<>();
        List<String> callers = new ArrayList<>();
        Site open = null;
        String cache = null;
        long objectBytes = 0;
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (in.isBlankLine() || in.sees("No data")) {
                continue;
            }
            if (in.skip("==>")) {
                close(open, callers, sites);
                open = null;
                String name = in.word();
                objectBytes = in.numberWord();
                boolean isWhole = objectBytes != LineScanner.NONE && in.skip("<==");
                cache = isWhole ? name : null;
                if (!isWhole) {
                    in.reject("a cache is '==> NAME BYTES <=='");
                }
            } else if (cache == null) {
                in.reject("a line that belongs to no cache");
            } else if (in.seesCount()) {
                close(open, callers, sites);
                open = site(in, cache, objectBytes);
            } else if (open != null && in.isIndented() && !in.isCut()) {
                callers.add(in.rest());
            } else {
                in.reject("a line is a number of objects and who took them, or a call chain below one");
            }
        }
        close(open, callers, sites);
        return new SlabAllocs(sites, in.reading());
    }

    private static @Nullable Site site(LineScanner in, String cache, long objectBytes) {
        long objects = in.numberWord();
        String function = in.word();
        if (objects == LineScanner.NONE || function.isEmpty() || in.isCut()) {
            in.reject("a place is a number of objects and who took them");
            return null;
        }
        if (in.sees("[")) {
            function += " " + in.word();
        }
        return new Site(
                cache,
                objects,
                Tally.product(objects, objectBytes),
                function.equals(NO_SYMBOL) ? "" : function,
                List.of());
    }

    private static void close(@Nullable Site open, List<String> callers, List<Site> sites) {
        if (open != null) {
            sites.add(new Site(open.cache(), open.objects(), open.bytes(), open.function(), callers));
        }
        callers.clear();
    }
}
