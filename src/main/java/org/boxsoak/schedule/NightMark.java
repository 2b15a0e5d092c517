package org.boxsoak.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;

/** The comment line by which {@code schedule} finds its own work again among others' units and crontab lines. */
final class NightMark {
    static final String BEGIN = "# boxsoak-night: ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private NightMark() {}

    static String line(ScheduledNight night) {
        try {
            return BEGIN + JSON.writeValueAsString(night);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a night is plain data", e);
        }
    }

    static boolean isMark(String line) {
        return line.startsWith(BEGIN);
    }

    /** The nights whose marks are in this text; a mark that somebody broke is passed over. */
    static List<ScheduledNight> nights(String text) {
        return text.lines()
                .filter(NightMark::isMark)
                .flatMap(line -> {
                    try {
                        return Stream.of(JSON.readValue(line.substring(BEGIN.length()), ScheduledNight.class));
                    } catch (JsonProcessingException e) {
                        return Stream.empty();
                    }
                })
                .toList();
    }
}
