package org.boxsoak.reader;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the texts of one reading together, and lets nothing through that is not whole. Pure. */
final class TickAssembly {
    private Map<String, String> texts = new LinkedHashMap<>();

    void add(StreamFrame.Text text) {
        texts.put(text.source(), text.text());
    }

    /** All texts of the reading that this tick ends, by source in the order of reading; null when some were lost. */
    @Nullable
    Map<String, String> end(StreamFrame.Tick tick) {
        Map<String, String> whole = Collections.unmodifiableMap(texts);
        texts = new LinkedHashMap<>();
        return whole.size() == tick.texts() ? whole : null;
    }
}
