package org.boxsoak.story;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.boxsoak.judge.Evidence;
import org.boxsoak.judge.Judgement;
import org.boxsoak.record.RunInfo;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.RunTitle;

/** Tells a judged run: picks from the evidence what a reader is shown. */
public final class RunStories {
    private RunStories() {}

    public static RunStory of(Judgement judgement) {
        Evidence evidence = judgement.evidence();
        return new RunStory(
                title(evidence),
                judgement.verdict(),
                TimelineTeller.of(evidence),
                MemoryTeller.of(evidence),
                PlugTeller.of(evidence),
                MeasureTeller.of(judgement),
                LogTeller.of(evidence),
                SourceTeller.of(evidence));
    }

    private static RunTitle title(Evidence evidence) {
        RunInfo info = evidence.recording().info();
        Map<String, String> box = info.box();
        return new RunTitle(
                info.plan().name(),
                box.getOrDefault("name", info.bench().name()),
                box.getOrDefault("model", "unknown"),
                box.getOrDefault("build", "unknown"),
                box.getOrDefault("kernel", "unknown"),
                Instant.parse(info.started()),
                ZoneId.of(info.timeZone()),
                evidence.end());
    }
}
