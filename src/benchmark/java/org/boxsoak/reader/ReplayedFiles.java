package org.boxsoak.reader;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Files that say what a recording's readings say, one reading after another, in several folders that are at different places of it. */
final class ReplayedFiles {
    private final Path folder;
    private final List<Map<String, String>> readings;
    private final int scenes;

    ReplayedFiles(Path folder, List<Map<String, String>> readings, int scenes) throws IOException {
        this.folder = folder;
        this.readings = readings;
        this.scenes = scenes;
        for (int scene = 0; scene < scenes; scene++) {
            Files.createDirectories(folder.resolve("box-" + scene));
        }
        write(0);
    }

    void replayWhile(Process harness, Duration period) throws IOException, InterruptedException {
        for (int moment = 1; !harness.waitFor(period.toMillis(), TimeUnit.MILLISECONDS); moment++) {
            write(moment);
        }
    }

    private void write(int moment) throws IOException {
        for (int scene = 0; scene < scenes; scene++) {
            int place = (moment + scene * readings.size() / scenes) % readings.size();
            for (Map.Entry<String, String> source : readings.get(place).entrySet()) {
                byte[] text = source.getValue().getBytes(StandardCharsets.ISO_8859_1);
                try (RandomAccessFile file = new RandomAccessFile(
                        folder.resolve("box-" + scene).resolve(source.getKey()).toFile(), "rw")) {
                    file.write(text);
                    file.setLength(text.length);
                }
            }
        }
    }
}
