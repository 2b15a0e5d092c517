package org.boxsoak.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.record.RawSample;
import org.jspecify.annotations.Nullable;

/** The samples of a run as counters, filled sample by sample so that no night's raw text is ever held. */
public final class Observations {
    private final TickAxis axis = new TickAxis();
    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private final Accounts accounts = new Accounts();
    private final List<SupplyAt> supplies = new ArrayList<>();
    private final List<String> boots = new ArrayList<>();
    private final Counter ticks = new Counter("samples", axis);
    private final @Nullable Duration failure;

    /** @param failure run time of the first thing that went wrong; null: nothing did */
    Observations(@Nullable Duration failure) {
        this.failure = failure;
    }

    /** What was read of a sample: its counters, and the supply if it is one of pagetypeinfo. No record, for it holds an array. */
    static final class Read {
        private final RawSample sample;
        private final List<String> names;
        private final double[] values;
        private final @Nullable PageTypeInfo supply;

        private Read(RawSample sample, List<String> names, double[] values, @Nullable PageTypeInfo supply) {
            this.sample = sample;
            this.names = names;
            this.values = values;
            this.supply = supply;
        }
    }

    /** Reads a sample; apart from {@link #add}, so that many can be read at once. */
    static Read read(RawSample sample) {
        List<String> names = new ArrayList<>();
        DoubleStream.Builder values = DoubleStream.builder();
        CounterSources.read(sample.source(), sample.text(), (name, value) -> {
            names.add(name);
            values.add(value);
        });
        PageTypeInfo supply = sample.source().equals("pagetypeinfo") ? PageTypeInfo.parse(sample.text()) : null;
        return new Read(sample, names, values.build().toArray(), supply);
    }

    void add(Read read) {
        RawSample sample = read.sample;
        int boot = boot(sample.bootId());
        if (ticks.size() == 0 || ticks.at(ticks.size() - 1) != sample.seconds()) {
            ticks.add(sample.seconds(), 1, boot);
        }
        accounts.add(sample.seconds(), boot, sample.source(), sample.text());
        if (read.supply != null) {
            add(new SupplyAt(sample.at(), boot, read.supply, sample.text()));
        }
        for (int i = 0; i < read.values.length; i++) {
            counters.computeIfAbsent(read.names.get(i), name -> new Counter(name, axis))
                    .add(sample.seconds(), read.values[i], boot);
        }
    }

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
