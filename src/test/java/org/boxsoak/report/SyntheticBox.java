package org.boxsoak.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A made-up box whose order-4 supply wears away over its run: with wear 1 it is empty at the end, with 0 it stays whole.
 * The same seed gives the same run.
 */
final class SyntheticBox {
    private static final long MIB = 1 << 20;
    private static final long[] UNMOVABLE = {123, 149, 95, 66, 45, 23, 13, 5, 9, 0, 0};
    private static final long[] MOVABLE = {14, 10, 23, 9, 1, 2, 6, 2, 2, 0, 0};
    private static final long[] RECLAIMABLE = {0, 0, 1, 27, 30, 16, 7, 0, 0, 0, 0};
    private static final long[] CMA = {0, 1, 0, 1, 1, 1, 1, 3, 3, 2, 170};

    private final long seed;
    private final Duration length;
    private final double wear;

    SyntheticBox(long seed, Duration length, double wear) {
        this.seed = seed;
        this.length = length;
        this.wear = wear;
    }

    List<TimelineSeries> series(Duration every) {
        return series(every, List.of());
    }

    List<TimelineSeries> series(Duration every, List<Gap> gaps) {
        RandomGenerator random = random(1);
        List<Point> strict = new ArrayList<>();
        List<Point> usable = new ArrayList<>();
        List<Point> free = new ArrayList<>();
        List<Point> outside = new ArrayList<>();
        for (Duration at = Duration.ZERO; at.compareTo(length) <= 0; at = at.plus(every)) {
            double left = left(at);
            double wave = Math.sin(share(at) * 9 * 2 * Math.PI);
            double rest = Math.max(0, left * (1 + 0.06 * wave + 0.03 * random.nextGaussian()));
            strict.add(point(at, Math.floor(327 * rest), gaps));
            usable.add(point(at, Math.floor(494 * rest), gaps));
            double cma = (520 + 50 * wave + 4 * random.nextGaussian()) * MIB;
            double other = (38 + 10 * share(at) + 2 * wave + 0.5 * random.nextGaussian()) * MIB;
            free.add(point(at, cma + other, gaps));
            outside.add(point(at, other, gaps));
        }
        String supply = "Order-4 blocks for unmovable requests";
        String memory = "Free memory";
        return List.of(
                new TimelineSeries("strict (Unmovable)", Unit.BLOCKS, supply, strict),
                new TimelineSeries("usable (with fallbacks)", Unit.BLOCKS, supply, usable),
                new TimelineSeries("MemFree", Unit.BYTES, memory, free),
                new TimelineSeries("free without CMA", Unit.BYTES, memory, outside));
    }

    List<PageTypeSnapshot> pageTypes(Duration every) {
        RandomGenerator random = random(2);
        List<PageTypeSnapshot> snapshots = new ArrayList<>();
        for (Duration at = Duration.ZERO; at.compareTo(length) <= 0; at = at.plus(every)) {
            snapshots.add(new PageTypeSnapshot(
                    at,
                    List.of(
                            row("Unmovable", worn(UNMOVABLE, at, random)),
                            row("Movable", worn(MOVABLE, at, random)),
                            row("Reclaimable", worn(RECLAIMABLE, at, random)),
                            row("CMA", shattered(at, random)),
                            row("HighAtomic", List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L)))));
        }
        return snapshots;
    }

    List<PageTypeText> texts(String atTheEnd) {
        return List.of(
                new PageTypeText("at start", Duration.ZERO, text(Duration.ZERO)),
                new PageTypeText(atTheEnd, length, text(length)));
    }

    List<CacheStory> caches(Duration every) {
        return List.of(
                cache("kmalloc-4k", 12, 1.9 * wear, every, wear > 0.5 ? "grows by more than the plan forbids" : ""),
                cache("skbuff_head_cache", 6, 0.05, every, ""),
                cache("ext4_inode_cache", 22, 0.3, every, "reclaimable"),
                cache("dentry", 14, 0.2, every, "reclaimable"),
                cache("vm_area_struct", 5, 0, every, ""));
    }

    List<TimelineSeries> account(Duration every) {
        String group = "Where the RAM is";
        return List.of(
                layer("kernel and drivers", 1280, 2 * wear, every, group),
                layer("slab", 144, 2 * wear, every, group),
                layer("page tables and stacks", 78, 0, every, group),
                layer("anonymous", 958, 1, every, group),
                layer("page cache", 412, -3 - 4 * wear, every, group),
                layer("free outside CMA", 38, 3, every, group),
                layer("free CMA", 570, 0, every, group));
    }

    ForecastStory forecast(Duration every) {
        List<ForecastStory.Step> fan = new ArrayList<>();
        double end = 327 * left(length);
        for (int hour = 0; hour <= 12; hour++) {
            double fall = 16.0 * hour;
            fan.add(new ForecastStory.Step(
                    length.plusHours(hour),
                    Math.max(0, end - fall * 1.6),
                    Math.max(0, end - fall),
                    Math.max(0, end - fall * 0.5)));
        }
        return new ForecastStory(
                "Order-4 blocks, Unmovable",
                Unit.BLOCKS,
                series(every).get(0).points(),
                fan,
                16,
                "At this rate the supply reaches 16 blocks in about 17 hours (90 %: 10 to 33 hours).");
    }

    private double left(Duration at) {
        return Math.max(0, 1 - wear * Math.pow(share(at), 0.8) * 1.02);
    }

    private double share(Duration at) {
        return (double) at.toMillis() / length.toMillis();
    }

    private List<Long> worn(long[] start, Duration at, RandomGenerator random) {
        List<Long> counts = new ArrayList<>();
        for (int order = 0; order < start.length; order++) {
            double jitter = 1 + 0.15 * random.nextGaussian();
            double factor = order >= 4 ? Math.pow(left(at), 1 + (order - 4) * 0.6) : 1 + 8 * wear * share(at);
            counts.add(Math.max(0, Math.round(Math.floor(start[order] * factor * jitter))));
        }
        return counts;
    }

    private List<Long> shattered(Duration at, RandomGenerator random) {
        List<Long> counts = new ArrayList<>();
        for (int order = 0; order < CMA.length; order++) {
            double more = order == 10 ? 1 - 0.3 * share(at) : 1;
            double extra = order < 8 ? 90 * wear * share(at) * random.nextDouble() : 0;
            counts.add(Math.round(CMA[order] * more + extra));
        }
        return counts;
    }

    private CacheStory cache(String name, double mib, double perHour, Duration every, String remark) {
        List<Point> points = layer(name, mib, perHour, every, "").points();
        double rate = perHour * MIB;
        return new CacheStory(name, points, new CacheStory.Growth(rate, rate - 0.3 * MIB, rate + 0.3 * MIB), remark);
    }

    private TimelineSeries layer(String name, double mib, double perHour, Duration every, String group) {
        RandomGenerator random = random(name.hashCode());
        List<Point> points = new ArrayList<>();
        for (Duration at = Duration.ZERO; at.compareTo(length) <= 0; at = at.plus(every)) {
            double hours = at.toMillis() / 3_600_000.0;
            points.add(new Point(at, (mib * (1 + 0.01 * random.nextGaussian()) + perHour * hours) * MIB));
        }
        return new TimelineSeries(name, Unit.BYTES, group, points);
    }

    private String text(Duration at) {
        RandomGenerator random = random(3);
        StringBuilder text = new StringBuilder("Page block order: 10\nPages per block:  1024\n\n");
        for (PageTypeSnapshot.Row row : List.of(
                row("Unmovable", worn(UNMOVABLE, at, random)),
                row("Movable", worn(MOVABLE, at, random)),
                row("Reclaimable", worn(RECLAIMABLE, at, random)),
                row("CMA", shattered(at, random)))) {
            text.append(String.format("Node    0, zone    DMA32, type %12s", row.type()));
            row.freeBlocks().forEach(n -> text.append(String.format("%7d", n)));
            text.append(" \n");
        }
        return text.toString();
    }

    private static PageTypeSnapshot.Row row(String type, List<Long> counts) {
        return new PageTypeSnapshot.Row(type, counts);
    }

    private static Point point(Duration at, double value, List<Gap> gaps) {
        boolean missing = gaps.stream().anyMatch(g -> g.from().compareTo(at) < 0 && at.compareTo(g.to()) < 0);
        return new Point(at, missing ? Double.NaN : value);
    }

    private RandomGenerator random(long stream) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + stream);
    }
}
