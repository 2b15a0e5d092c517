package org.boxsoak.trace;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Joins allocations and frees: pages by frame number, in parts too (a driver may give back half a block); objects by pointer. */
final class LiveMemory {
    /** Bound of the memory that a trace takes here: what is taken beyond is counted, and not followed. */
    private static final int MOST = 2_000_000;

    private final TreeMap<Long, Taken> pages = new TreeMap<>();
    private final Map<Long, Taken> objects = new HashMap<>();
    private final Map<Long, Long> strangers = new HashMap<>();
    private long unfollowed;

    /** @return what was there before, so that it must have been given back unseen; null as a rule */
    @Nullable
    Taken take(Taken taken) {
        if (pages.size() + objects.size() >= MOST) {
            unfollowed++;
            return null;
        }
        return taken.pages ? pages.put(taken.address, taken) : objects.put(taken.address, taken);
    }

    /** @return what was given back whole; null if it was not known, or is held in part still */
    @Nullable
    Taken freePages(long frame, long count) {
        Map.Entry<Long, Taken> entry = pages.floorEntry(frame);
        if (entry == null || frame >= entry.getValue().address + entry.getValue().size) {
            strangers.merge(count, 1L, Long::sum);
            return null;
        }
        Taken taken = entry.getValue();
        taken.held = Math.max(0, taken.held - count);
        return taken.held == 0 ? pages.remove(entry.getKey()) : null;
    }

    @Nullable
    Taken freeObject(long pointer) {
        return objects.remove(pointer);
    }

    Collection<Taken> pages() {
        return Collections.unmodifiableCollection(pages.values());
    }

    Collection<Taken> objects() {
        return Collections.unmodifiableCollection(objects.values());
    }

    /** How many blocks of so many pages were given back that had been taken before the trace. */
    long strangersFreed(long pages) {
        return strangers.getOrDefault(pages, 0L);
    }

    /** Allocations that were not followed, for want of room here. */
    long unfollowed() {
        return unfollowed;
    }
}
