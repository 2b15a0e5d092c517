package org.boxsoak.nights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a run's folder what a history keeps: from figures.json or, in folders of earlier releases, from run.json and
 * verdict.json. Key by key, without building trees: a history reads tens of thousands.
 */
final class NightFile {
    private static final JsonFactory JSON = new JsonFactory();
    private static final LeakWord NO_LEAK = new LeakWord(LeakWord.NO_LEAK, "", Float.NaN);

    private @Nullable String plan;
    private @Nullable String box;
    private String build = "";
    private @Nullable String started;
    private @Nullable String verdict;
    private LeakWord leak = LeakWord.UNDECIDED;

    private NightFile() {}

    /** A night with the plan and the box that it belongs to. */
    record Found(String plan, String box, Night night) {}

    /**
     * Reads a folder.
     *
     * @return null when it has no verdict: the run goes on, or its harness was killed
     * @throws IOException when what is there cannot be read; the message says which file
     */
    static @Nullable Found read(Path folder) throws IOException {
        NightFile night = new NightFile();
        if (!night.take(folder.resolve("figures.json"), night::figure)) {
            if (!night.take(folder.resolve("verdict.json"), night::judged)) {
                return null;
            }
            night.take(folder.resolve("run.json"), night::run);
        }
        return night.found(folder);
    }

    /** What the names of a run's folder and of its like began with when they were made; null where that cannot be read. */
    static @Nullable String seriesOf(Path folder) {
        NightFile night = new NightFile();
        try {
            if (!night.take(folder.resolve("run.json"), night::run)) {
                night.take(folder.resolve("figures.json"), night::figure);
            }
        } catch (IOException e) {
            // Whoever reads the run says what is wrong with it.
            return null;
        }
        return night.plan == null || night.box == null ? null : RunFolder.series(night.plan, night.box);
    }

    private interface Field {
        void take(String name, JsonParser json) throws IOException;
    }

    /** Shows each field of the file's object to the taker; what that leaves is skipped. */
    private boolean take(Path file, Field taker) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return false;
        }
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            fields(json, taker);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return true;
    }

    private static void fields(JsonParser json, Field taker) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            taker.take(name, json);
            json.skipChildren();
        }
    }

    private void figure(String name, JsonParser json) throws IOException {
        switch (name) {
            case "plan" -> plan = json.getText();
            case "box" -> box = json.getText();
            case "build" -> build = json.getText();
            case "started" -> started = json.getText();
            case "verdict" -> verdict = json.getText();
            case "rates" -> rates(json);
            default -> {}
        }
    }

    private void rates(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Rate rate = new Rate();
            fields(json, rate);
            consider(rate);
        }
    }

    private static final class Rate implements Field {
        private String series = "";
        private String word = "";
        private float perHour = Float.NaN;

        @Override
        public void take(String name, JsonParser json) throws IOException {
            switch (name) {
                case "series" -> series = json.getText();
                case "verdict" -> word = json.getText();
                case "perHour" -> perHour = json.currentToken().isNumeric() ? json.getFloatValue() : Float.NaN;
                default -> {}
            }
        }
    }

    /** A leak counts more than a suspicion, that more than none, and of two leaks the faster one. */
    private void consider(Rate rate) {
        int weight = weight(rate.word);
        int before = weight(leak.word());
        if (weight > before || (weight == before && weight > 1 && rate.perHour > leak.bytesPerHour())) {
            // The names of counters are few: one copy of each is enough for a million nights.
            leak = weight == 1 ? NO_LEAK : new LeakWord(rate.word.intern(), rate.series.intern(), rate.perHour);
        }
    }

    private static int weight(String word) {
        return switch (word) {
            case LeakWord.LEAK -> 3;
            case LeakWord.SUSPECT -> 2;
            case LeakWord.NO_LEAK -> 1;
            default -> 0;
        };
    }

    private void judged(String name, JsonParser json) throws IOException {
        if (name.equals("verdict")) {
            verdict = json.getText();
        }
    }

    private void run(String name, JsonParser json) throws IOException {
        switch (name) {
            case "started" -> started = json.getText();
            case "plan" -> fields(json, (key, value) -> plan = key.equals("name") ? value.getText() : plan);
            case "bench" -> fields(json, (key, value) -> box = key.equals("name") ? value.getText() : box);
            case "box" -> fields(json, (key, value) -> build = key.equals("build") ? value.getText() : build);
            default -> {}
        }
    }

    private Found found(Path folder) throws IOException {
        try {
            if (plan == null || box == null || started == null || verdict == null) {
                throw new IOException(folder + ": plan, box, start or verdict is missing");
            }
            Outcome outcome = Outcome.valueOf(verdict.replace('-', '_').toUpperCase(Locale.ROOT));
            return new Found(
                    plan, box, new Night(Instant.parse(started).getEpochSecond(), outcome, build.intern(), leak));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException(folder + ": " + e.getMessage(), e);
        }
    }
}
