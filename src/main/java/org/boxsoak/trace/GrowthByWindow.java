package org.boxsoak.trace;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What holders gain in each window, after a look at what they hold at both its ends: where events do not tell. */
final class GrowthByWindow {
    private final Map<String, Long> now = new HashMap<>();
    private final Map<Integer, Map<String, Long>> gained = new HashMap<>();
    private Map<String, Long> before = Map.of();
    private int window;

    void pages(String holder, long pages) {
        now.put(holder, pages);
    }

    boolean isKnown() {
        return !now.isEmpty();
    }

    void beginWindow() {
        before = Map.copyOf(now);
    }

    /** @param takes whether the window counts */
    void endWindow(boolean takes) {
        if (!takes) {
            return;
        }
        Map<String, Long> gains = new HashMap<>();
        // Whoever is new was not there before: a program that starts is no leak.
        now.forEach((holder, pages) -> gains.put(holder, pages - before.getOrDefault(holder, pages)));
        gained.put(window++, gains);
    }

    /** Bytes by holder and window; a holder that shrank in a window is shown as negative there. */
    Map<String, long[]> byWindow(int windows, int pageBytes) {
        Map<String, long[]> growth = new LinkedHashMap<>();
        gained.forEach((index, gains) -> gains.forEach((holder, pages) -> {
            if (pages != 0 && index < windows) {
                growth.computeIfAbsent(holder, f -> new long[windows])[index] += pages * pageBytes;
            }
        }));
        return growth;
    }
}
