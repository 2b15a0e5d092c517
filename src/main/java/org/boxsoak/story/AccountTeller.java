package org.boxsoak.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.judge.Accounts;
import org.boxsoak.judge.Evidence;
import org.boxsoak.memory.MemoryBucket;
import org.boxsoak.report.Point;
import org.boxsoak.report.TimelineSeries;
import org.boxsoak.report.Unit;

/** Tells where the RAM was, as layers to be stacked: at the bottom what is in no counter, on top what is free. */
final class AccountTeller {
    private static final String GROUP = "MemTotal, share by share";
    private static final String REST = "in no counter: drivers, GPU, ION, network";
    private static final String SMALL = "shares below 1 %";
    private static final int SMALL_PARTS = 100;

    private AccountTeller() {}

    static List<TimelineSeries> of(Evidence evidence) {
        List<Accounts.AccountAt> accounts = evidence.observations().accounts().all().stream()
                .filter(a -> a.account().totalKb() > 0)
                .toList();
        if (accounts.size() < 2) {
            return List.of();
        }
        Map<String, Long> most = new LinkedHashMap<>();
        for (Accounts.AccountAt at : accounts) {
            most.merge(REST, Math.max(0, at.account().unaccountedKb()), Math::max);
            at.account().buckets().forEach(b -> most.merge(b.name(), b.kB(), Math::max));
        }
        long least = accounts.get(0).account().totalKb() / SMALL_PARTS;
        List<String> names = new ArrayList<>(most.keySet().stream()
                .filter(n -> !n.equals(REST) && most.getOrDefault(n, 0L) >= least)
                .toList());
        Collections.reverse(names);
        names.add(0, SMALL);
        names.add(0, REST);
        return names.stream()
                .map(name -> new TimelineSeries(name, Unit.BYTES, GROUP, points(accounts, name, names)))
                .toList();
    }

    private static List<Point> points(List<Accounts.AccountAt> accounts, String name, List<String> names) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            Accounts.AccountAt at = accounts.get(i);
            if (i > 0 && at.boot() != accounts.get(i - 1).boot()) {
                points.add(new Point(
                        Points.seconds((at.seconds() + accounts.get(i - 1).seconds()) / 2), Double.NaN));
            }
            points.add(new Point(Points.seconds(at.seconds()), kB(at, name, names) * 1024.0));
        }
        return points;
    }

    private static long kB(Accounts.AccountAt at, String name, List<String> names) {
        return switch (name) {
            case REST -> Math.max(0, at.account().unaccountedKb());
            case SMALL ->
                at.account().buckets().stream()
                        .filter(b -> !names.contains(b.name()))
                        .mapToLong(MemoryBucket::kB)
                        .sum();
            default -> at.account().bucket(name).map(MemoryBucket::kB).orElse(0L);
        };
    }
}
