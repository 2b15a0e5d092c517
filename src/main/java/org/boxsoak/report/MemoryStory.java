package org.boxsoak.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The box's memory over the run.
 *
 * @param pageTypes free blocks by page type and order, in order of time
 * @param texts {@code /proc/pagetypeinfo} as the box printed it, at the start and at the failure
 * @param caches the slab caches that hold or gained most, the most telling first
 * @param account what the RAM is used for, as layers to be stacked; empty where it is not known
 * @param owners who holds the memory; null where that is not known
 * @param forecast when the supply would be exhausted, where that can be said
 */
public record MemoryStory(
        List<PageTypeSnapshot> pageTypes,
        List<PageTypeText> texts,
        List<CacheStory> caches,
        List<TimelineSeries> account,
        @Nullable ForecastStory forecast,
        @Nullable OwnersStory owners) {
    /** Without owners. */
    public MemoryStory(
            List<PageTypeSnapshot> pageTypes,
            List<PageTypeText> texts,
            List<CacheStory> caches,
            List<TimelineSeries> account,
            @Nullable ForecastStory forecast) {
        this(pageTypes, texts, caches, account, forecast, null);
    }

    public MemoryStory {
        pageTypes = List.copyOf(pageTypes);
        texts = List.copyOf(texts);
        caches = List.copyOf(caches);
        account = List.copyOf(account);
    }
}
