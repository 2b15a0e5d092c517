package org.boxsoak.soak;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.judge.Judgement;
import org.boxsoak.record.RunFolder;
import org.boxsoak.report.FiguresFile;
import org.boxsoak.report.PlanFile;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.VerdictFile;
import org.boxsoak.report.allure.StoryResults;
import org.boxsoak.report.formats.RunFormats;
import org.boxsoak.report.page.RunPage;
import org.boxsoak.story.FigureTeller;
import org.boxsoak.story.RunStories;

/** Writes what people and programs read of a judged run into its folder: verdict, figures, page, and the formats of other programs. */
public final class RunReport {
    private RunReport() {}

    /** Writes all of it anew and gives back the story that it tells. */
    public static RunStory write(RunFolder folder, Judgement judgement) {
        RunStory story = RunStories.of(judgement);
        RunFigures figures = FigureTeller.of(judgement, story);
        PlanFile.write(
                folder.path(), judgement.evidence().recording().info().plan().text());
        VerdictFile.write(folder.path(), judgement.verdict());
        FiguresFile.write(folder.path(), figures);
        RunFormats.write(folder.path(), story, figures);
        RunPage.write(folder.path(), story);
        return story;
    }

    /** The same with the results of the checks for Allure, as they stand without JUnit: its tests put theirs in their place. */
    public static RunStory writeWithResults(RunFolder folder, Judgement judgement) {
        RunStory story = write(folder, judgement);
        StoryResults.write(folder.path(), story, false);
        return story;
    }

    /** Whether nothing of it is missing in the folder. */
    public static boolean isComplete(RunFolder folder) {
        List<String> names = new ArrayList<>(RunFormats.names());
        names.addAll(List.of(VerdictFile.NAME, FiguresFile.NAME, RunPage.NAME));
        return names.stream().allMatch(name -> Files.exists(folder.path().resolve(name)));
    }
}
