package org.boxsoak.report;

import java.util.List;
import org.boxsoak.record.Verdict;

/**
 * Everything that a reader of one run is shown, however the run was recorded: the input of the run page, the charts and
 * the Allure results.
 *
 * @param title which plan, which box, when
 * @param verdict how the run came out
 * @param timeline what was measured and what happened, on the run's clock
 * @param memory page types, slab caches, the account of the RAM and the forecast
 * @param plugs every plug of the run, in order
 * @param measures what the plan tried against the aged plug; mostly nothing
 * @param logs log excerpts, the deciding one first
 * @param sources what the page rests on: raw files, and what the sampling cost
 */
public record RunStory(
        RunTitle title,
        Verdict verdict,
        Timeline timeline,
        MemoryStory memory,
        List<PlugStory> plugs,
        List<MeasureStory> measures,
        List<LogExcerpt> logs,
        Sources sources) {
    public RunStory {
        plugs = List.copyOf(plugs);
        measures = List.copyOf(measures);
        logs = List.copyOf(logs);
    }

    /** The same with other words on how it came out. */
    public RunStory withVerdict(Verdict other) {
        return new RunStory(title, other, timeline, memory, plugs, measures, logs, sources);
    }
}
