package org.boxsoak.cli;

import java.util.Map;

/** How {@code boxsoak watch} shows readings. */
interface WatchView {
    /**
     * @param seconds since the watch began
     * @param figures by name; those that this reading did not give are absent
     */
    void show(double seconds, Map<String, Double> figures);

    /** Says something that is no reading: a source that is missing, a gap. */
    void note(String text);
}
