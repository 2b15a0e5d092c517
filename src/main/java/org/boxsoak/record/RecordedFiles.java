package org.boxsoak.record;

import java.util.List;
import org.boxsoak.plan.PlanFiles;
import org.jspecify.annotations.Nullable;

/** The plan and the bench of a run as they were when it began, whatever became of their files since. */
public record RecordedFiles(RunInfo info) implements PlanFiles {
    @Override
    public String resolve(String from, String reference) {
        return reference;
    }

    @Override
    public @Nullable String read(String file) {
        return file.equals(info.plan().file())
                ? info.plan().text()
                : info.bench().text();
    }

    @Override
    public List<String> near(String from, String file) {
        return List.of();
    }
}
