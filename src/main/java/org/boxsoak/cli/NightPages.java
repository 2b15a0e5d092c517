package org.boxsoak.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.boxsoak.bench.BenchException;
import org.boxsoak.judge.Judge;
import org.boxsoak.judge.Judgement;
import org.boxsoak.record.RunFolder;
import org.boxsoak.report.FiguresFile;
import org.boxsoak.report.NightFolders;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.TrendStory;
import org.boxsoak.report.page.NightsIndex;
import org.boxsoak.report.page.TrendPage;
import org.boxsoak.story.FigureTeller;
import org.boxsoak.story.NightTeller;
import org.boxsoak.story.RunStories;
import org.jspecify.annotations.Nullable;

/** Writes the pages over many nights into the folder of the reports: one for each plan and box, and one that leads to them. */
final class NightPages {
    private static final int MOST_NIGHTS = 100;

    private NightPages() {}

    /**
     * Judges what has no figures yet, such as runs whose harness was killed.
     *
     * @return the page that leads to the others
     */
    static Path write(Path reports) {
        return write(reports, NightPages::judgedOrNull);
    }

    /** The same in no time, for the end of a run: what has no figures yet is left out. */
    static Path refresh(Path reports) {
        return write(reports, folder -> null);
    }

    private static Path write(Path reports, NightFolders.Maker maker) {
        Map<String, List<RunFigures>> nights = NightFolders.read(reports, MOST_NIGHTS, maker);
        Map<String, TrendStory> stories = new TreeMap<>();
        nights.forEach((key, figures) -> stories.put(key, NightTeller.of(figures)));
        stories.forEach((key, story) -> TrendPage.write(reports, key, story));
        NightsIndex.write(reports, stories);
        return reports.resolve(NightsIndex.NAME);
    }

    /** One that cannot be judged is left out. */
    private static @Nullable RunFigures judgedOrNull(Path folder) {
        try {
            return judged(folder);
        } catch (BenchException e) {
            return null;
        }
    }

    /**
     * A run of an earlier release, or one whose harness was killed: judged now, once.
     *
     * @throws BenchException when it cannot be
     */
    static RunFigures judged(Path folder) {
        Judgement judgement = Judge.judge(new RunFolder(folder));
        RunFigures figures = FigureTeller.of(judgement, RunStories.of(judgement));
        if (judgement.evidence().ended() != null) {
            FiguresFile.write(folder, figures);
        }
        return figures.in(folder);
    }
}
