package org.boxsoak.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Puts an end to the journal of a run whose harness is gone. */
public final class RunEnding {
    private RunEnding() {}

    /**
     * Appends the end, at the moment of the last line; half a line that the harness may have left stays what it is.
     *
     * @param why what the bench failed in
     */
    public static void benchFailed(RunFolder folder, String why) {
        List<JournalLine> journal = Recording.open(folder).journal();
        JournalLine last = journal.isEmpty() ? null : journal.get(journal.size() - 1);
        Duration at = last == null ? Duration.ZERO : last.at();
        Instant wall = last == null ? Instant.EPOCH : last.wall();
        String trouble = JournalFormat.write(new JournalLine(at, wall, new RunEvent.BenchTrouble("bench", why)));
        String end = JournalFormat.write(new JournalLine(at, wall, new RunEvent.RunEnded("bench-failed", why)));
        try {
            Files.writeString(
                    folder.journal(),
                    (endsInLine(folder) ? "" : "\n") + trouble + "\n" + end + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.journal(), e);
        }
    }

    private static boolean endsInLine(RunFolder folder) throws IOException {
        if (!Files.exists(folder.journal())) {
            return true;
        }
        byte[] bytes = Files.readAllBytes(folder.journal());
        return bytes.length == 0 || bytes[bytes.length - 1] == '\n';
    }
}
