package org.boxsoak.nights;

import java.util.Locale;

/**
 * What a run says of leaks, in short.
 *
 * @param word leak, suspect, no-leak or undecided
 * @param series the counter that grows fastest among those of that word; empty where no counter is named
 * @param bytesPerHour its rate; NaN where none is known
 */
public record LeakWord(String word, String series, float bytesPerHour) {
    static final String LEAK = "leak";
    static final String SUSPECT = "suspect";
    static final String NO_LEAK = "no-leak";

    /** Nothing was said, or it could not be decided. */
    public static final LeakWord UNDECIDED = new LeakWord("undecided", "", Float.NaN);

    /** For a table. */
    @Override
    public String toString() {
        if (series.isEmpty() || Float.isNaN(bytesPerHour)) {
            return word;
        }
        return word + ": " + series + String.format(Locale.ROOT, " %+.3g MB/h", bytesPerHour / 1e6);
    }
}
