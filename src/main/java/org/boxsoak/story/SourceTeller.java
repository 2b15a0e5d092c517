package org.boxsoak.story;

import java.util.ArrayList;
import java.util.List;
import org.boxsoak.judge.Evidence;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunInfo;
import org.boxsoak.report.Sources;

/** Tells what a run's page rests on: the raw files and how the run was set up. */
final class SourceTeller {
    private SourceTeller() {}

    static Sources of(Evidence evidence) {
        List<Sources.RawFile> files = new ArrayList<>(List.of(
                new Sources.RawFile("journal.jsonl", "every event, one per line"),
                new Sources.RawFile("samples/samples.bxs", "every sampled file, raw and compressed"),
                new Sources.RawFile("console.log", "the serial console with arrival times"),
                new Sources.RawFile("run.json", "plan, bench, box, versions"),
                new Sources.RawFile("verdict.json", "the verdict, for programs"),
                new Sources.RawFile(
                        "figures.json", "the run in numbers, for programs and for the comparison of nights"),
                new Sources.RawFile("junit.xml", "the checks as JUnit XML, for CI servers"),
                new Sources.RawFile("summary.md", "the run in a dozen lines of Markdown"),
                new Sources.RawFile("metrics.prom", "the run for Prometheus' node_exporter")));
        for (JournalLine line : evidence.recording().journal()) {
            if (line.event() instanceof RunEvent.EvidenceSaved saved) {
                files.add(new Sources.RawFile(saved.file(), saved.what()));
            }
        }
        RunInfo info = evidence.recording().info();
        List<Sources.Fact> setup = new ArrayList<>();
        setup.add(new Sources.Fact("plan", info.plan().file()));
        setup.add(new Sources.Fact(
                "bench",
                info.bench().file().isEmpty() ? "the virtual box" : info.bench().file()));
        info.versions().forEach((name, value) -> setup.add(new Sources.Fact(name, value)));
        return new Sources(files, setup, SamplingTeller.of(evidence));
    }
}
