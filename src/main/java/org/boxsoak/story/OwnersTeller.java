package org.boxsoak.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.boxsoak.judge.Evidence;
import org.boxsoak.judge.TraceFindings;
import org.boxsoak.judge.Waterfall;
import org.boxsoak.leak.JointSlopes;
import org.boxsoak.owners.OwnerGrowth;
import org.boxsoak.report.CacheStory;
import org.boxsoak.report.OwnersStory;
import org.boxsoak.trace.Holder;
import org.boxsoak.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Tells who holds the memory: the account over time, its slopes, and what the trace found. */
final class OwnersTeller {
    private static final int MOST_HOLDERS = 15;
    private static final int FRAMES = 6;

    private OwnersTeller() {}

    static @Nullable OwnersStory of(Evidence evidence) {
        Waterfall waterfall = Waterfall.of(evidence);
        TraceFindings findings = evidence.owners().traced();
        Trace trace = findings.trace();
        List<OwnersStory.Gain> records = evidence.owners().kept().growth().stream()
                .limit(MOST_HOLDERS)
                .map(OwnersTeller::gain)
                .toList();
        if (waterfall.isEmpty() && trace == null && records.isEmpty()) {
            return null;
        }
        List<OwnersStory.Slope> slopes = new ArrayList<>();
        if (!waterfall.isEmpty()) {
            slopes.add(new OwnersStory.Slope("free memory", growth(waterfall.free())));
            waterfall.shares().forEach(s -> slopes.add(new OwnersStory.Slope(s.name(), growth(s.slope()))));
        }
        List<OwnersStory.Row> rows = findings.holders().stream()
                .limit(MOST_HOLDERS)
                .map(h -> row(h, trace))
                .toList();
        return new OwnersStory(slopes, waterfall.sentence(), rows, findings.folded(), records, traced(findings));
    }

    private static CacheStory.Growth growth(JointSlopes.Slope slope) {
        return new CacheStory.Growth(slope.perHour(), slope.low90(), slope.high90());
    }

    private static OwnersStory.Row row(Holder holder, @Nullable Trace trace) {
        int windows = trace == null ? 0 : trace.windows().size();
        return new OwnersStory.Row(
                holder.label(),
                holder.what(),
                holder.suspected(),
                (double) holder.bytes(),
                holder.perHour(),
                holder.windowsHolding() + " of " + windows,
                holder.chain().story(FRAMES));
    }

    private static OwnersStory.Gain gain(OwnerGrowth growth) {
        return new OwnersStory.Gain(
                growth.owner().label(),
                growth.owner().what(),
                growth.source().words(),
                growth.bytes(),
                growth.perHour(),
                growth.chain().story(FRAMES));
    }

    private static String traced(TraceFindings findings) {
        Trace trace = findings.trace();
        if (trace == null) {
            return findings.refused();
        }
        return String.format(
                Locale.ROOT,
                "Traced for %.0f s: %d events, %d lost, %.1f %% of one of the box's CPUs.%s",
                trace.cost().seconds(),
                trace.cost().events(),
                trace.cost().lost(),
                100 * trace.cost().ownShare(),
                findings.afterReboot()
                        ? " The box had rebooted before: this is another boot than the one that failed."
                        : "");
    }
}
