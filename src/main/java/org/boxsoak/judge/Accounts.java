package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.memory.KernelRelease;
import org.boxsoak.memory.MemoryAccount;
import org.boxsoak.memory.MemoryFileKind;
import org.boxsoak.memory.MemoryFiles;
import org.boxsoak.record.SampleText;

/** Where the RAM was over the run: the account of as many moments as a chart can show, evenly spread however long the run is. */
public final class Accounts {
    private static final int MOST = 600;
    private static final Map<String, MemoryFileKind> KINDS = Map.of(
            "meminfo", MemoryFileKind.MEMINFO, "vmstat", MemoryFileKind.VMSTAT, "zoneinfo", MemoryFileKind.ZONEINFO);

    /** The account of one moment; seconds of run time. */
    public record AccountAt(double seconds, int boot, MemoryAccount account) {}

    private final Map<MemoryFileKind, SampleText> texts = new EnumMap<>(MemoryFileKind.class);
    private List<AccountAt> accounts = new ArrayList<>();
    private double seconds;
    private int boot;
    private int moments;
    private int stride = 1;

    /** Takes one file of a moment; those of one moment come one after another. */
    void add(double at, int bootOfSample, String source, SampleText text) {
        if (at != seconds || bootOfSample != boot) {
            endMoment();
            seconds = at;
            boot = bootOfSample;
        }
        MemoryFileKind kind = KINDS.get(source);
        if (kind != null) {
            texts.put(kind, text);
        }
    }

    /** The accounts in order of time. */
    public List<AccountAt> all() {
        endMoment();
        return List.copyOf(accounts);
    }

    private void endMoment() {
        if (texts.containsKey(MemoryFileKind.MEMINFO) && moments++ % stride == 0) {
            // The kernel's release is not needed: what meminfo names tells what it counts.
            Map<MemoryFileKind, String> read = new EnumMap<>(MemoryFileKind.class);
            texts.forEach((kind, text) -> read.put(kind, text.text()));
            MemoryFiles files = new MemoryFiles(KernelRelease.parse(""), 4, read);
            accounts.add(new AccountAt(seconds, boot, MemoryAccount.of(files)));
            thin();
        }
        texts.clear();
    }

    /** Every other one stays, and from here on every other one comes. */
    private void thin() {
        if (accounts.size() == 2 * MOST) {
            List<AccountAt> kept = new ArrayList<>();
            for (int i = 0; i < accounts.size(); i += 2) {
                kept.add(accounts.get(i));
            }
            accounts = kept;
            stride *= 2;
        }
    }
}
