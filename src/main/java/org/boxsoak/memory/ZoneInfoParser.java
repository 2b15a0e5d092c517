package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads /proc/zoneinfo, whose lines mean what the headings before them say. */
final class ZoneInfoParser {
    private final LineScanner in;
    private final Map<ZoneId, Draft> zones = new LinkedHashMap<>();
    private final Map<Integer, Map<String, Long>> nodes = new LinkedHashMap<>();
    /** Counter names repeat for every zone and CPU: one string each. */
    private final Map<String, String> names = new HashMap<>();

    private @Nullable Draft zone;
    private Map<String, Long> target = Map.of();

    ZoneInfoParser(String text) {
        in = new LineScanner(text);
    }

    ZoneInfo parse() {
        while (in.nextLine()) {
            if (in.isBlankLine()) {
                continue;
            }
            if (in.sees("Node ")) {
                heading();
            } else if (zone == null) {
                in.reject("a line before the first 'Node N, zone NAME'");
            } else {
                line(zone);
            }
        }
        List<Zone> found = zones.values().stream().map(Draft::finish).toList();
        return new ZoneInfo(nodes, found, found.isEmpty() ? in.readingWithout("no zone was found") : in.reading());
    }

    private void heading() {
        ZoneId id = ZoneId.scan(in);
        if (id == null) {
            in.reject("a zone begins with 'Node N, zone NAME'");
            return;
        }
        if (zones.containsKey(id)) {
            in.reject("this zone was described before");
        }
        zone = zones.computeIfAbsent(id, Draft::new);
        target = zone.counters;
    }

    private void line(Draft zone) {
        if (in.skip("per-node stats")) {
            target = nodes.computeIfAbsent(zone.id.node(), n -> new LinkedHashMap<>());
        } else if (in.skip("pages ")) {
            target = zone.sizes;
            counter(name());
        } else if (in.skip("protection:")) {
            protection(zone);
        } else if (in.skip("pagesets")) {
            target = zone.counters;
        } else if (in.skip("cpu:")) {
            cpu(zone);
        } else if (in.skip("vm stats threshold:")) {
            counter("vm stats threshold");
        } else {
            named(zone, name());
        }
    }

    private void named(Draft zone, String name) {
        boolean inHead = target == zone.sizes && (name.startsWith("nr_") || name.startsWith("numa_"));
        boolean isFoot = name.equals("start_pfn") || name.endsWith("_unreclaimable") || name.equals("inactive_ratio");
        if (inHead || isFoot) {
            target = zone.counters;
        }
        counter(name);
    }

    private void counter(String name) {
        long value = in.numberWord();
        if (value == LineScanner.NONE) {
            in.reject("a name and a count of pages belong here (a count near 2^64 fell below zero)");
        } else if (in.isCut()) {
            in.reject("the count may lack digits");
        } else if (target.putIfAbsent(name, value) != null) {
            in.reject("an earlier line has the same name");
        }
    }

    private void protection(Draft zone) {
        target = zone.counters;
        boolean opened = in.skip("(");
        List<Long> pages = new ArrayList<>();
        long value;
        while ((value = in.number()) != LineScanner.NONE) {
            pages.add(value);
            in.skip(",");
        }
        if (!opened || !in.skip(")") || pages.isEmpty() || !zone.protection.isEmpty()) {
            in.reject("one list of pages in brackets belongs here");
        } else {
            zone.protection.addAll(pages);
        }
    }

    private void cpu(Draft zone) {
        long cpu = in.numberWord();
        if (cpu == LineScanner.NONE || cpu > Integer.MAX_VALUE || zone.cpus.containsKey((int) cpu)) {
            in.reject("the number of another processor belongs here");
            target = new LinkedHashMap<>();
        } else {
            target = new LinkedHashMap<>();
            zone.cpus.put((int) cpu, target);
        }
    }

    private String name() {
        String name = in.wordUpTo(':');
        in.skip(":");
        return names.computeIfAbsent(name, n -> n);
    }

    private static final class Draft {
        final ZoneId id;
        final Map<String, Long> sizes = new LinkedHashMap<>();
        final Map<String, Long> counters = new LinkedHashMap<>();
        final List<Long> protection = new ArrayList<>();
        final Map<Integer, Map<String, Long>> cpus = new LinkedHashMap<>();

        Draft(ZoneId id) {
            this.id = id;
        }

        Zone finish() {
            List<Pageset> sets = cpus.entrySet().stream()
                    .map(c -> new Pageset(c.getKey(), c.getValue()))
                    .toList();
            return new Zone(id, sizes, protection, counters, sets);
        }
    }
}
