package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.boxsoak.memory.KernelRelease;
import org.boxsoak.memory.MemoryAccount;
import org.boxsoak.memory.MemoryFileKind;
import org.boxsoak.memory.MemoryFiles;
import org.boxsoak.record.SampleText;
import org.jspecify.annotations.Nullable;

/** Where the RAM was over the run: the account of as many moments as a chart can show, evenly spread however long the run is. */
public final class Accounts {
    private static final int MOST = 600;

    /** A file of the account, and which of its lines the account looks at: the texts of all moments are held. */
    private record Source(MemoryFileKind kind, Predicate<String> lines) {}

    private static final Map<String, Source> SOURCES = Map.of(
            "meminfo", new Source(MemoryFileKind.MEMINFO, line -> true),
            "vmstat", new Source(MemoryFileKind.VMSTAT, MemoryAccount::countsVmStat),
            "zoneinfo", new Source(MemoryFileKind.ZONEINFO, CounterSources.PER_CPU_LINES));

    /** The account of one moment; seconds of run time. */
    public record AccountAt(double seconds, int boot, MemoryAccount account) {}

    private record Moment(double seconds, int boot, Map<MemoryFileKind, String> texts) {
        AccountAt account() {
            // The kernel's release is not needed: what meminfo names tells what it counts.
            return new AccountAt(seconds, boot, MemoryAccount.of(new MemoryFiles(KernelRelease.parse(""), 4, texts)));
        }
    }

    private final Map<Source, SampleText> texts = new LinkedHashMap<>();
    private List<Moment> moments = new ArrayList<>();
    private @Nullable List<AccountAt> accounts;
    private double seconds;
    private int boot;
    private int seen;
    private int stride = 1;

    /** Takes one file of a moment; those of one moment come one after another. */
    void add(double at, int bootOfSample, String source, SampleText text) {
        if (at != seconds || bootOfSample != boot) {
            endMoment();
            seconds = at;
            boot = bootOfSample;
        }
        Source file = SOURCES.get(source);
        if (file != null) {
            texts.put(file, text);
        }
    }

    /** The accounts in order of time; made when they are asked for, as only the page and a leak's owners need them. */
    public List<AccountAt> all() {
        endMoment();
        if (accounts == null) {
            accounts = moments.stream().map(Moment::account).toList();
        }
        return accounts;
    }

    private void endMoment() {
        boolean isWhole = texts.keySet().stream().anyMatch(file -> file.kind() == MemoryFileKind.MEMINFO);
        if (isWhole && seen++ % stride == 0) {
            Map<MemoryFileKind, String> lines = new EnumMap<>(MemoryFileKind.class);
            texts.forEach((file, text) -> lines.put(file.kind(), text.lines(file.lines())));
            moments.add(new Moment(seconds, boot, lines));
            accounts = null;
            thin();
        }
        texts.clear();
    }

    /** Every other one stays, and from here on every other one comes. */
    private void thin() {
        if (moments.size() == 2 * MOST) {
            List<Moment> kept = new ArrayList<>();
            for (int i = 0; i < moments.size(); i += 2) {
                kept.add(moments.get(i));
            }
            moments = kept;
            stride *= 2;
        }
    }
}
