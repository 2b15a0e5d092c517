package org.boxsoak.soak;

import org.boxsoak.judge.Judgement;
import org.boxsoak.record.RunFolder;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.VerdictFile;
import org.boxsoak.report.page.RunPage;
import org.boxsoak.story.RunStories;

/** Writes what people and programs read of a judged run into its folder: verdict.json and index.html. */
public final class RunReport {
    private RunReport() {}

    /** Writes both anew and gives back the story that they tell. */
    public static RunStory write(RunFolder folder, Judgement judgement) {
        VerdictFile.write(folder.path(), judgement.verdict());
        RunStory story = RunStories.of(judgement);
        RunPage.write(folder.path(), story);
        return story;
    }
}
