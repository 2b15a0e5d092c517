package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ObjDoubleConsumer;
import java.util.regex.Pattern;

/** Counters of sources that are several files or several processes; see {@link org.boxsoak.record.SampleSource}. */
final class FileSections {
    private static final int KB = 1024;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    private FileSections() {}

    /**
     * Memory of the largest processes, by name, in bytes: {@code process surfaceflinger}. Lines {@code PID RSS-KB PSS-KB NAME}; the PSS where it is
     * known, as what processes share is then counted once.
     */
    static void processes(String text, ObjDoubleConsumer<String> counters) {
        Map<String, Double> sums = new HashMap<>();
        text.lines().forEach(line -> {
            String[] words = line.split(" ", 4);
            if (words.length == 4) {
                double kb = number(words[2].equals("-") ? words[1] : words[2]);
                sums.merge(CounterSources.PROCESS_PREFIX + words[3], kb * KB, Double::sum);
            }
        });
        sums.forEach((name, bytes) -> {
            if (!Double.isNaN(bytes)) {
                counters.accept(name, bytes);
            }
        });
    }

    /** What zram takes of the RAM, all devices, in bytes: the third number of mm_stat (since kernel 4.1), mem_used_total. */
    static void zram(String text, ObjDoubleConsumer<String> counters) {
        List<Double> used = new ArrayList<>();
        each(text, (path, content) -> {
            String[] numbers = content.strip().split("\\s+");
            used.add(numbers.length > 2 ? number(numbers[2]) : Double.NaN);
        });
        double sum = used.stream().mapToDouble(Double::doubleValue).sum();
        if (!used.isEmpty() && !Double.isNaN(sum)) {
            counters.accept("zram", sum);
        }
    }

    /** The hottest of all zones, in degrees Celsius; sysfs has thousandths. */
    static void thermal(String text, ObjDoubleConsumer<String> counters) {
        double[] hottest = {Double.NEGATIVE_INFINITY};
        each(text, (path, content) -> {
            double degrees = number(content.strip()) / 1000;
            hottest[0] = degrees > hottest[0] ? degrees : hottest[0];
        });
        if (Double.isFinite(hottest[0])) {
            counters.accept("temperature", hottest[0]);
        }
    }

    /** The load of the last minute. */
    static void load(String text, ObjDoubleConsumer<String> counters) {
        double load = number(text.strip().split(" ")[0]);
        if (!Double.isNaN(load)) {
            counters.accept("load", load);
        }
    }

    private static void each(String text, BiConsumer<String, String> file) {
        for (String section : text.split("(?m)^==> ")) {
            int end = section.indexOf(" <==\n");
            if (end > 0) {
                file.accept(section.substring(0, end), section.substring(end + 5));
            }
        }
    }

    private static double number(String text) {
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
}
