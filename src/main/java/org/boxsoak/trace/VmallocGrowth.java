package org.boxsoak.trace;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What callers of vmalloc gain in each window, after /proc/vmallocinfo at both its ends: kernels take such pages in bulk, without an event. */
final class VmallocGrowth {
    private final Map<String, Long> now = new HashMap<>();
    private final Map<Integer, Map<String, Long>> gained = new HashMap<>();
    private Map<String, Long> before = Map.of();
    private int window;

    void pages(String caller, long pages) {
        now.put(caller, pages);
    }

    void beginWindow() {
        before = Map.copyOf(now);
    }

    void endWindow(boolean takes) {
        if (!takes) {
            return;
        }
        Map<String, Long> gains = new HashMap<>();
        now.forEach((caller, pages) -> gains.put(caller, pages - before.getOrDefault(caller, 0L)));
        gained.put(window++, gains);
    }

    /** Bytes by caller and window; a caller that shrank in a window is shown as negative there. */
    Map<Frame, long[]> byWindow(int windows, int pageBytes) {
        Map<Frame, long[]> growth = new LinkedHashMap<>();
        gained.forEach((index, gains) -> gains.forEach((caller, pages) -> {
            if (pages != 0 && index < windows) {
                growth.computeIfAbsent(frame(caller), f -> new long[windows])[index] += pages * pageBytes;
            }
        }));
        return growth;
    }

    /** {@code osd_take_mapping+0x28/0x70 [leaky_osd]}. */
    private static Frame frame(String caller) {
        int bracket = caller.indexOf(" [");
        String place = bracket < 0 ? caller : caller.substring(0, bracket);
        int plus = place.lastIndexOf("+0x");
        String function = plus < 0 ? place : place.substring(0, plus);
        return new Frame(function, bracket < 0 ? null : caller.substring(bracket + 2, caller.length() - 1));
    }
}
