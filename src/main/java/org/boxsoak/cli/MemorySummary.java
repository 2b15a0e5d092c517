package org.boxsoak.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.boxsoak.memory.BuddyInfo;
import org.boxsoak.memory.MemInfo;
import org.boxsoak.memory.MemoryFileKind;
import org.boxsoak.memory.Reading;
import org.boxsoak.memory.SlabCache;
import org.boxsoak.memory.SlabInfo;
import org.boxsoak.memory.VmallocInfo;
import org.boxsoak.memory.Zone;
import org.boxsoak.memory.ZoneInfo;

/** Says in one line what a memory file shows. */
final class MemorySummary {
    private static final int LARGEST = 3;
    private static final int ORDER = 4;

    private MemorySummary() {}

    static String of(MemoryFileKind kind, String text) {
        String shown = switch (kind) {
            case MEMINFO -> memInfo(MemInfo.parse(text));
            case SLABINFO -> slabInfo(SlabInfo.parse(text));
            case BUDDYINFO -> buddyInfo(BuddyInfo.parse(text));
            case ZONEINFO -> zoneInfo(ZoneInfo.parse(text));
            case VMALLOCINFO -> vmallocInfo(VmallocInfo.parse(text));
            default -> "";
        };
        return (shown.isEmpty() ? "" : shown + "; ") + read(kind.reading(text));
    }

    private static String memInfo(MemInfo file) {
        return List.of("MemTotal", "MemFree", "MemAvailable", "CmaFree", "SUnreclaim", "SwapFree").stream()
                .filter(name -> file.kB(name).isPresent())
                .map(name -> name + " " + file.kB(name).getAsLong() + " kB")
                .collect(Collectors.joining(", "));
    }

    private static String slabInfo(SlabInfo file) {
        return file.pages() + " pages in " + file.caches().size() + " caches, most in "
                + file.caches().stream()
                        .sorted(Comparator.comparingLong(SlabCache::pages).reversed())
                        .limit(LARGEST)
                        .map(c -> c.name() + " (" + c.pages() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String buddyInfo(BuddyInfo file) {
        return file.zones().entrySet().stream()
                .map(z -> z.getKey() + ": " + z.getValue().pages() + " pages free, "
                        + z.getValue().inUnitsOf(ORDER) + " blocks of order " + ORDER + " (CMA included)")
                .collect(Collectors.joining(", "));
    }

    private static String zoneInfo(ZoneInfo file) {
        return file.zones().stream()
                .filter(z -> z.freePages().isPresent() && z.presentPages().orElse(0) > 0)
                .map(MemorySummary::zone)
                .collect(Collectors.joining(", "));
    }

    private static String zone(Zone zone) {
        return zone.id() + ": free " + known(zone.freePages()) + ", min " + known(zone.minPages()) + ", CMA free "
                + known(zone.freeCmaPages()) + " pages";
    }

    private static String vmallocInfo(VmallocInfo file) {
        return file.allocatedPages() + " pages, most by "
                + file.pagesByCaller().entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(LARGEST)
                        .map(c -> c.getKey() + " (" + c.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String known(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "not shown";
    }

    private static String read(Reading reading) {
        return reading.kept() + " of " + reading.lines() + " lines read"
                + (reading.isWhole()
                        ? ""
                        : ", first problem at line " + reading.problems().get(0).line());
    }
}
