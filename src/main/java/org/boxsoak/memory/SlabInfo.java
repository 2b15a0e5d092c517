package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read /proc/slabinfo 2.x: the kernel's object caches.
 * <pre>
 * # name            &lt;active_objs&gt; &lt;num_objs&gt; &lt;objsize&gt; &lt;objperslab&gt; &lt;pagesperslab&gt; : tunables ... : slabdata ...
 * kmalloc-1k          1280   1280   1024   16    4 : tunables    0    0    0 : slabdata     80     80      0
 * dentry             38409  42315    192   21    1 : tunables    0    0    0 : slabdata   2015   2015      0
 * </pre>
 * From mm/slub.c and mm/slab.c, 2.6 to 6.12. Readable for root only. Names may hold colons; what follows slabdata is left out.
 *
 * @param caches the caches, in the file's order; a name may occur twice when caches are not merged
 * @param reading what was kept and what was not
 */
public record SlabInfo(List<SlabCache> caches, Reading reading) {
    private static final String ROW =
            "a row is a name, five numbers, ': tunables' and three numbers, ': slabdata' and three numbers";

    public SlabInfo {
        caches = List.copyOf(caches);
    }

    public static SlabInfo parse(String text) {
        List<SlabCache> caches = new ArrayList<>();
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (in.isBlankLine() || in.sees("# name")) {
                continue;
            }
            if (in.skip("slabinfo - version:")) {
                version(in);
                continue;
            }
            SlabCache cache = row(in);
            if (cache != null) {
                caches.add(cache);
            }
        }
        return new SlabInfo(caches, caches.isEmpty() ? in.readingWithout("no cache was found") : in.reading());
    }

    /** The first cache of this name, in the spelling of any release; null if there is none. */
    public @Nullable SlabCache cache(String name) {
        return caches.stream()
                .filter(c -> c.name().equals(name) || c.commonName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The pages of all caches: an upper bound. */
    public long pages() {
        return caches.stream().mapToLong(SlabCache::pages).reduce(0, Tally::sum);
    }

    private static void version(LineScanner in) {
        if (!in.sees("2.")) {
            in.reject("only version 2 of this file is known");
        }
    }

    private static @Nullable SlabCache row(LineScanner in) {
        String name = in.word();
        long active = in.numberWord();
        long objects = in.numberWord();
        long size = in.numberWord();
        long perSlab = in.numberWord();
        long pages = in.numberWord();
        boolean isRow = active != LineScanner.NONE
                && objects != LineScanner.NONE
                && size != LineScanner.NONE
                && perSlab != LineScanner.NONE
                && pages != LineScanner.NONE
                && in.skip(":")
                && in.skip("tunables")
                && in.skipNumbers(3)
                && in.skip(":")
                && in.skip("slabdata")
                && in.numberWord() != LineScanner.NONE;
        long slabs = in.numberWord();
        if (!isRow || slabs == LineScanner.NONE || in.numberWord() == LineScanner.NONE) {
            in.reject(ROW);
            return null;
        }
        return new SlabCache(name, active, objects, size, perSlab, pages, slabs);
    }
}
