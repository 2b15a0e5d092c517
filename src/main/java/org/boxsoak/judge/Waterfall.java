package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.boxsoak.leak.JointSlopes;
import org.boxsoak.memory.MemoryAccount;

/**
 * Where free memory went: the slope of every share of the RAM, over the same moments of one boot. Since the shares add up to the RAM, what free
 * memory loses the others gain.
 *
 * @param shares each share with its slope in bytes an hour, those that gain most first; the free ones are not among them
 * @param free the slope of free memory, CMA and per-CPU lists included
 */
public record Waterfall(List<Share> shares, JointSlopes.Slope free) {
    static final String UNACCOUNTED = "unaccounted";

    private static final double MB = 1e6;

    /** Of what free memory loses or gains; smaller shares are told together. */
    private static final double LEAST_TOLD = 0.05;

    /** In bytes an hour; less would be written as 0.0. */
    private static final double LEAST_WRITTEN = 0.05e6;

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
        List<Accounts.AccountAt> moments = evidence.observations().accounts().all();
        boolean[] counts = UndisturbedMoments.of(
                moments.stream().mapToDouble(Accounts.AccountAt::seconds).toArray(),
                moments.stream().mapToInt(Accounts.AccountAt::boot).toArray(),
                evidence);
        double[] seconds = UndisturbedMoments.picked(
                moments.stream().mapToDouble(Accounts.AccountAt::seconds).toArray(), counts);
        double[] free = new double[seconds.length];
        List<String> names = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        shares(moments).forEach((name, bytes) -> {
            double[] v = UndisturbedMoments.picked(bytes, counts);
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

    /** Bytes of each share by moment; of a share that was not told at a moment, none. */
    private static Map<String, double[]> shares(List<Accounts.AccountAt> moments) {
        Map<String, double[]> shares = new TreeMap<>();
        for (int i = 0; i < moments.size(); i++) {
            int at = i;
            MemoryAccount account = moments.get(i).account();
            account.buckets()
                    .forEach(b ->
                            shares.computeIfAbsent(b.name(), n -> new double[moments.size()])[at] = b.kB() * 1024.0);
            shares.computeIfAbsent(UNACCOUNTED, n -> new double[moments.size()])[at] = account.unaccountedKb() * 1024.0;
        }
        return shares;
    }

    /**
     * {@code Free memory fell 6.1 MB/h (5.8 to 6.4): unaccounted +5.8 (5.5 to 6.1), slab +0.2 (0.1 to 0.3), others +0.1.} What is told adds up to
     * what free memory lost. Empty if there is no account.
     */
    public String sentence() {
        if (isEmpty()) {
            return "";
        }
        double sign = free.perHour() < 0 ? -1 : 1;
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Free memory %s %.1f MB/h (%.1f to %.1f)",
                sign < 0 ? "fell" : "rose",
                sign * free.perHour() / MB,
                Math.min(sign * free.low90(), sign * free.high90()) / MB,
                Math.max(sign * free.low90(), sign * free.high90()) / MB));
        String separator = ": ";
        double others = 0;
        for (Share share : shares) {
            if (Math.abs(share.slope().perHour()) >= LEAST_TOLD * Math.abs(free.perHour())) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s%s %+.1f (%.1f to %.1f)",
                        separator,
                        share.name(),
                        share.slope().perHour() / MB,
                        share.slope().low90() / MB,
                        share.slope().high90() / MB));
                separator = ", ";
            } else {
                others += share.slope().perHour();
            }
        }
        if (Math.abs(others) >= LEAST_WRITTEN) {
            text.append(String.format(Locale.ROOT, "%sothers %+.1f", separator, others / MB));
        }
        return text.append('.').toString();
    }
}
