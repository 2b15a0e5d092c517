package org.boxsoak.judge;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import org.boxsoak.memory.KernelRelease;
import org.boxsoak.memory.MemoryAccount;
import org.boxsoak.memory.MemoryFileKind;
import org.boxsoak.memory.MemoryFiles;
import org.boxsoak.record.RawSample;

/** Makes the memory account of each moment out of the files that were read then; of those that are read seldom, out of the latest. */
final class AccountTicks {
    /** Begins the name of each share's counter. */
    static final String PREFIX = "account ";

    static final String UNACCOUNTED = PREFIX + "unaccounted";

    private static final Map<String, MemoryFileKind> KINDS = Map.of(
            "meminfo", MemoryFileKind.MEMINFO,
            "vmstat", MemoryFileKind.VMSTAT,
            "zoneinfo", MemoryFileKind.ZONEINFO,
            "vmallocinfo", MemoryFileKind.VMALLOCINFO);

    private final KernelRelease release;
    private final Map<MemoryFileKind, String> latest = new EnumMap<>(MemoryFileKind.class);
    private double tick = Double.NaN;
    private boolean hasMemInfo;

    AccountTicks(KernelRelease release) {
        this.release = release;
    }

    /** Told of every sample; tells the account of the moment before when a new one begins, at {@link #tick}. */
    void add(RawSample sample, TickSink sink) {
        MemoryFileKind kind = KINDS.get(sample.source());
        if (kind == null) {
            return;
        }
        if (sample.seconds() != tick) {
            end(sink);
            tick = sample.seconds();
        }
        latest.put(kind, sample.text());
        hasMemInfo |= kind == MemoryFileKind.MEMINFO;
    }

    /** Tells the account of the last moment. */
    void end(TickSink sink) {
        if (!hasMemInfo) {
            return;
        }
        hasMemInfo = false;
        MemoryAccount account = MemoryAccount.of(new MemoryFiles(release, 4, latest));
        if (account.totalKb() == 0) {
            return;
        }
        ObjDoubleConsumer<String> counters = (name, value) -> sink.counter(tick, name, value);
        account.buckets().forEach(b -> counters.accept(PREFIX + b.name(), b.kB() * 1024.0));
        counters.accept(UNACCOUNTED, account.unaccountedKb() * 1024.0);
    }

    /** Takes the shares of a moment. */
    interface TickSink {
        void counter(double seconds, String name, double value);
    }
}
