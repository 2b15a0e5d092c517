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
     * @param how as in {@link RunEvent.RunEnded}
     */
    public static void append(RunFolder folder, String how, String why) {
        List<JournalLine> journal = Recording.open(folder).journal();
        JournalLine last = journal.isEmpty() ? null : journal.get(journal.size() - 1);
        JournalLine end = new JournalLine(
                last == null ? Duration.ZERO : last.at(),
                last == null ? Instant.EPOCH : last.wall(),
                new RunEvent.RunEnded(how, why));
        try {
            Files.writeString(
                    folder.journal(),
                    (endsInLine(folder) ? "" : "\n") + JournalFormat.write(end) + "\n",
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
