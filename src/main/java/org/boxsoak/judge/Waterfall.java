package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.boxsoak.leak.JointSlopes;
import org.boxsoak.record.RunEvent;

/**
 * Where free memory went: the slope of every share of the RAM, over the same moments of one boot. Since the shares add up to the RAM, what free
 * memory loses the others gain.
 *
 * @param shares each share with its slope in bytes an hour, those that gain most first; the free ones are not among them
 * @param free the slope of free memory, CMA and per-CPU lists included
 */
public record Waterfall(List<Share> shares, JointSlopes.Slope free) {
    /** What happens in the first tenth of a run is start-up. */
    private static final double WARM_UP = 0.1;

    private static final double MB = 1e6;

    /** One share of the RAM: its name, and bytes an hour. */
    public record Share(String name, JointSlopes.Slope slope) {}

    public Waterfall {
        shares = List.copyOf(shares);
    }

    /** An account with nothing in it: no samples, or too few. */
    public boolean isEmpty() {
        return shares.isEmpty();
    }

    /** What the shares gain and free memory loses should cancel out: what is left of it, in bytes an hour. */
    public double remainder() {
        return free.perHour()
                + shares.stream().mapToDouble(s -> s.slope().perHour()).sum();
    }

    public static Waterfall of(Evidence evidence) {
        Counter first = evidence.observations().counter(AccountTicks.UNACCOUNTED);
        Map<String, Counter> shares = new TreeMap<>();
        evidence.observations().counters().forEach((name, counter) -> {
            // A share that is not there all the time cannot be compared.
            if (name.startsWith(AccountTicks.PREFIX) && first != null && counter.size() == first.size()) {
                shares.put(name.substring(AccountTicks.PREFIX.length()), counter);
            }
        });
        boolean[] counts = first == null ? new boolean[0] : moments(first, evidence);
        double[] seconds = first == null ? new double[0] : picked(first.seconds(), counts);
        List<double[]> values = new ArrayList<>();
        double[] free = new double[seconds.length];
        List<String> names = new ArrayList<>();
        shares.forEach((name, counter) -> {
            double[] v = picked(counter.values(), counts);
            if (name.startsWith("free ")) {
                Arrays.setAll(free, i -> free[i] + v[i]);
            } else {
                names.add(name);
                values.add(v);
            }
        });
        values.add(free);
        List<JointSlopes.Slope> slopes = JointSlopes.of(seconds, values);
        if (slopes.isEmpty()) {
            return new Waterfall(List.of(), new JointSlopes.Slope(Double.NaN, Double.NaN, Double.NaN));
        }
        List<Share> told = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            told.add(new Share(names.get(i), slopes.get(i)));
        }
        told.sort(Comparator.comparingDouble((Share s) -> -s.slope().perHour()));
        return new Waterfall(told, slopes.get(names.size()));
    }

    /** Moments of the boot that was seen longest, after its start-up, and before a trace takes memory itself. */
    private static boolean[] moments(Counter counter, Evidence evidence) {
        int[] boots = counter.boots();
        Map<Integer, Integer> sizes = new TreeMap<>();
        Arrays.stream(boots).forEach(b -> sizes.merge(b, 1, Integer::sum));
        int longest = sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        double end = evidence.recording().journal().stream()
                .filter(l -> l.event() instanceof RunEvent.TraceStarted)
                .mapToDouble(l -> l.seconds())
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
        int skipped = (int) (WARM_UP * sizes.getOrDefault(longest, 0));
        boolean[] counts = new boolean[boots.length];
        for (int i = 0; i < boots.length; i++) {
            boolean isIn = boots[i] == longest && counter.at(i) < end;
            counts[i] = isIn && skipped <= 0;
            skipped -= isIn ? 1 : 0;
        }
        return counts;
    }

    private static double[] picked(double[] values, boolean[] counts) {
        double[] picked = new double[values.length];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            if (counts[i]) {
                picked[size++] = values[i];
            }
        }
        return Arrays.copyOf(picked, size);
    }

    /** {@code Free memory fell 6.1 MB/h: unaccounted 5.8 (5.5 to 6.1), slab 0.2 (0.1 to 0.3).} Empty if there is no account. */
    public String sentence() {
        if (isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Free memory %s %.1f MB/h (%.1f to %.1f)",
                free.perHour() < 0 ? "fell" : "rose",
                Math.abs(free.perHour()) / MB,
                Math.min(Math.abs(free.low90()), Math.abs(free.high90())) / MB,
                Math.max(Math.abs(free.low90()), Math.abs(free.high90())) / MB));
        String separator = ": ";
        for (Share share : shares) {
            if (Math.abs(share.slope().perHour()) >= 0.05 * Math.abs(free.perHour())) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s%s %+.1f (%.1f to %.1f)",
                        separator,
                        share.name(),
                        share.slope().perHour() / MB,
                        share.slope().low90() / MB,
                        share.slope().high90() / MB));
                separator = ", ";
            }
        }
        return text.append('.').toString();
    }
}
