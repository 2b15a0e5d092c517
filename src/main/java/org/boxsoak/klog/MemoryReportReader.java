package org.boxsoak.klog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.memory.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Read the memory report of an allocation failure, line by line, in whatever order and with whatever between them.
 * <pre>
 * Node 0 DMA32 free:633300kB min:10240kB low:21996kB ... present:3670016kB managed:3582536kB ... free_cma:583960kB
 * lowmem_reserve[]: 0 0 0
 * DMA32: 1587*4kB (UMEC) 1959*8kB (UMEC) ... 118*4096kB (C) = 633204kB
 * </pre>
 * From mm/show_mem.c and lib/show_mem.c (to 6.4 mm/page_alloc.c), 3.x to 6.12; {@code Node 0} only with CONFIG_NUMA.
 */
final class MemoryReportReader {
    private static final Pattern ZONE =
            Pattern.compile("(?:Node (\\d{1,4}),? )?([A-Z][A-Za-z0-9]{2,12}) free: ?(\\d{1,18})[kK]B");
    private static final Pattern BUDDY =
            Pattern.compile("(?:Node (\\d{1,4}),? )?([A-Z][A-Za-z0-9]{2,12}): ?\\d{1,12}\\*\\d{1,9}[kK]B");
    private static final Pattern NODE = Pattern.compile("^Node \\d{1,4} active_anon:");
    private static final Pattern COUNTER = Pattern.compile("(?<![\\w])([a-z_A-Z]{3,32}): ?(\\d{1,18})(?![\\dkK])");
    private static final Pattern RESERVE = Pattern.compile("lowmem_reserve\\[\\]:([ \\d-]{0,200})");
    private static final Pattern FREE_TYPE = Pattern.compile("^Free_(\\w{2,16}): ?(\\d{1,18})$");
    private static final Pattern TOTAL = Pattern.compile(
            "^(\\d{1,18}) (?:pages (RAM|HighMem/MovableOnly|HighMem|reserved|cma reserved|hwpoisoned|in pagetable cache|in swap cache|shared|non-shared)"
                    + "|(total pagecache pages))$");
    private static final Pattern REST = Pattern.compile(
            "^(?:Mem-[Ii]nfo:|Swap cache stats:|Free swap  ?=|Total swap =|Node \\d{1,4} hugepages_"
                    + "|Memory allocations:|Unreclaimable slab info|\\w{3,8} per-cpu:|CPU +\\d+: hi: |SLUB: |  cache: |  node \\d+: )");
    private static final Set<String> GLOBAL = Set.of(
            "active_anon",
            "active_file",
            "unevictable",
            "slab_reclaimable",
            "mapped",
            "free",
            "sec_pagetables",
            "kernel_misc_reclaimable",
            "inactive_anon",
            "dirty",
            "writeback",
            "inactive_file",
            "bounce");

    private final Map<String, Long> counters = new HashMap<>();
    private final Map<String, Long> cma = new HashMap<>();
    private final Map<String, Long> freeByType = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();
    private final List<ZoneDraft> zones = new ArrayList<>();
    private @Nullable ZoneDraft current;
    private boolean isInBlocks;

    /** Reads a line; false if it is no line of a memory report. */
    boolean reads(String text) {
        if (text.length() < 5) {
            return false;
        }
        return readsZone(text)
                || readsBuddy(text)
                || readsReserve(text)
                || readsTotals(text)
                || readsCounters(text)
                || REST.matcher(text).find();
    }

    boolean hasZones() {
        return zones.stream().anyMatch(ZoneDraft::hasFigures);
    }

    MemoryReport finish() {
        Long freeCma = zones.size() == 1 ? counters.get("free_cma") : null;
        return new MemoryReport(
                counters,
                cma,
                freeByType,
                totals,
                zones.stream().map(z -> z.finish(freeCma)).toList());
    }

    private boolean readsZone(String text) {
        Matcher zone = ZONE.matcher(text);
        if (text.contains("free:") && zone.find()) {
            ZoneDraft draft = draft(zone);
            if (draft.hasFigures()) {
                return false;
            }
            current = draft;
            isInBlocks = false;
            draft.readsFigures(text.substring(zone.start()));
            readsReserve(text);
            return true;
        }
        if (text.startsWith("Node ") && NODE.matcher(text).find()) {
            current = null;
            return true;
        }
        // A zone's line wrapped by a terminal, or cut in pieces by logd.
        return current != null
                && !isInBlocks
                && !current.hasReserve()
                && text.matches(
                        "^[a-z_]{0,24}(?:\\([a-z]{1,6}\\))?:?\\d{0,12}[kK]?B? ?[a-z_]{2,24}(?:\\([a-z]{1,6}\\))?:\\d{1,12}[kK]B.*")
                && current.readsFigures(text);
    }

    private boolean readsBuddy(String text) {
        if (text.indexOf('*') < 0) {
            return false;
        }
        Matcher buddy = BUDDY.matcher(text);
        if (buddy.find()) {
            ZoneDraft draft = draft(buddy);
            if (draft.hasBlocks()) {
                return false;
            }
            current = draft;
            isInBlocks = true;
            return draft.readsBlocks(text.substring(buddy.start()));
        }
        return isInBlocks && current != null && ZoneDraft.BLOCKS.matcher(text).find() && current.readsBlocks(text);
    }

    private boolean readsReserve(String text) {
        Matcher reserve = RESERVE.matcher(text);
        if (!text.contains("lowmem_reserve") || !reserve.find()) {
            return false;
        }
        if (current != null && !current.hasReserve()) {
            String numbers = reserve.group(1);
            current.readsReserve(numbers == null ? "" : numbers);
        }
        return true;
    }

    private boolean readsTotals(String text) {
        Matcher total = TOTAL.matcher(text);
        if (total.find()) {
            String what = total.group(2) == null ? "total pagecache pages" : total.group(2);
            totals.putIfAbsent(what == null ? "" : what, Long.valueOf(total.group(1)));
            return true;
        }
        Matcher type = FREE_TYPE.matcher(text);
        if (type.find()) {
            freeByType.putIfAbsent(type.group(1), Long.valueOf(type.group(2)));
            return true;
        }
        return false;
    }

    private boolean readsCounters(String text) {
        boolean isCma = text.startsWith("[cma] ");
        if (text.indexOf(':') < 0) {
            return false;
        }
        Matcher counter = COUNTER.matcher(text);
        boolean found = false;
        while (counter.find()) {
            String name = counter.group(1);
            if (!found && !isCma && !GLOBAL.contains(name)) {
                return false;
            }
            (isCma ? cma : counters).putIfAbsent(name, Long.valueOf(counter.group(2)));
            found = true;
        }
        return found;
    }

    private ZoneDraft draft(Matcher named) {
        String node = named.group(1);
        String zone = named.group(2);
        ZoneId id = new ZoneId(node == null ? 0 : Integer.parseInt(node), zone == null ? "" : zone);
        for (ZoneDraft draft : zones) {
            if (draft.id().equals(id)) {
                return draft;
            }
        }
        ZoneDraft draft = new ZoneDraft(id);
        zones.add(draft);
        return draft;
    }
}
