package org.boxsoak.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.boxsoak.leak.RisingTrend;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/** Looks whether the module comes back ever more slowly from plug to plug, stage by stage, by the trend test of Mann and Kendall. */
final class PlugTrend {
    private static final int FEWEST = 10;
    private static final double CHANCE = 0.01;
    /** Tenths of a second more are the polling's own. */
    private static final double LEAST_RISE = 0.5;

    private PlugTrend() {}

    /** A sentence of the first stage that grew slower; empty where none did, or too few plugs tell. */
    static String of(List<Plug> plugs) {
        return Stream.of(
                        of("enumeration", plugs, PlugTrend::enumeration),
                        of("driver", plugs, PlugTrend::driver),
                        of("interface", plugs, PlugTrend::network))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static @Nullable Double enumeration(RunEvent.PlugEnded plug) {
        return plug.deviceAfter();
    }

    private static @Nullable Double driver(RunEvent.PlugEnded plug) {
        return between(plug.deviceAfter(), plug.driverAfter());
    }

    private static @Nullable Double network(RunEvent.PlugEnded plug) {
        return between(plug.driverAfter(), plug.interfaceAfter());
    }

    private static @Nullable Double between(@Nullable Double from, @Nullable Double to) {
        return from == null || to == null ? null : Double.valueOf(to - from);
    }

    /** The time of one stage, absent where the plug did not reach it. */
    private interface Stage {
        @Nullable
        Double of(RunEvent.PlugEnded plug);
    }

    private static String of(String name, List<Plug> plugs, Stage stage) {
        double[] times = plugs.stream()
                .filter(Plug::isBack)
                .map(plug -> stage.of(Objects.requireNonNull(plug.ended())))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (times.length < FEWEST) {
            return "";
        }
        double before = median(times, 0, times.length / 2);
        double after = median(times, times.length - times.length / 2, times.length);
        boolean isSlower = after - before >= LEAST_RISE && RisingTrend.chance(times) < CHANCE;
        return isSlower
                ? String.format(
                        Locale.ROOT,
                        "Its %s grew slower: from %.1f s in the first half of the plugs to %.1f s in the second.",
                        name,
                        before,
                        after)
                : "";
    }

    private static double median(double[] times, int from, int to) {
        double[] part = Arrays.copyOfRange(times, from, to);
        Arrays.sort(part);
        return part[part.length / 2];
    }
}
