package org.boxsoak.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.record.RecordedSample;
import org.jspecify.annotations.Nullable;

/** The samples of a run as counters, filled sample by sample so that no night's raw text is ever held. */
public final class Observations {
    private final TickAxis axis = new TickAxis();
    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private final Map<String, Named> lastNamed = new HashMap<>();
    private final Accounts accounts = new Accounts();
    private final List<SupplyAt> supplies = new ArrayList<>();
    private final List<String> boots = new ArrayList<>();
    private final Counter ticks = new Counter("samples", axis);
    private final @Nullable Duration failure;

    /** @param failure run time of the first thing that went wrong; null: nothing did */
    Observations(@Nullable Duration failure) {
        this.failure = failure;
    }

    void add(SampleReading read) {
        RecordedSample sample = read.sample();
        int boot = boot(sample.bootId());
        if (ticks.size() == 0 || ticks.at(ticks.size() - 1) != sample.seconds()) {
            ticks.add(sample.seconds(), 1, boot);
        }
        accounts.add(sample.seconds(), boot, sample.source(), sample.text());
        if (read.supply() != null) {
            add(new SupplyAt(sample.at(), boot, read.supply(), sample.text()));
        }
        Counter[] named = counters(sample.source(), read.names());
        for (int i = 0; i < named.length; i++) {
            named[i].add(sample.seconds(), read.value(i), boot);
        }
    }

    /** A source has the same counters, in the very same list, reading after reading. */
    private Counter[] counters(String source, List<String> names) {
        Named last = lastNamed.get(source);
        if (last == null || last.names() != names) {
            last = new Named(
                    names,
                    names.stream()
                            .map(name -> counters.computeIfAbsent(name, n -> new Counter(n, axis)))
                            .toArray(Counter[]::new));
            lastNamed.put(source, last);
        }
        return last.counters();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Named(List<String> names, Counter[] counters) {}

    /** Keeps the text of the first reading, and of the last before the failure: those that are shown. */
    private void add(SupplyAt supply) {
        boolean isAfter = failure != null && supply.at().compareTo(failure) > 0;
        int last = supplies.size() - 1;
        if (!isAfter && last > 0) {
            supplies.set(last, supplies.get(last).withoutText());
        }
        supplies.add(isAfter && last >= 0 ? supply.withoutText() : supply);
    }

    /** Every counter, in order of first appearance; memory sizes in bytes. */
    public Map<String, Counter> counters() {
        return counters;
    }

    public @Nullable Counter counter(String name) {
        return counters.get(name);
    }

    /** Every reading of /proc/pagetypeinfo, in order. */
    public List<SupplyAt> supplies() {
        return supplies;
    }

    /** Where the RAM was. */
    public Accounts accounts() {
        return accounts;
    }

    /** One entry for each moment at which any sample came. */
    public Counter ticks() {
        return ticks;
    }

    private int boot(String id) {
        int index = boots.indexOf(id);
        if (index < 0) {
            boots.add(id);
            index = boots.size() - 1;
        }
        return index;
    }
}
