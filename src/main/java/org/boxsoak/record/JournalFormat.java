package org.boxsoak.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The lines of journal.jsonl: {@code {"t":12.345,"wall":"2026-01-02T03:04:05.678Z","event":"box-lost","why":"..."}}, t in seconds
 * since the run's start.
 */
final class JournalFormat {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Map<String, Class<?>> EVENTS = Arrays.stream(RunEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(JournalFormat::name, c -> c));

    private JournalFormat() {}

    static String write(JournalLine line) {
        ObjectNode json = JSON.createObjectNode();
        json.put("t", line.at().toMillis() / 1e3);
        json.put("wall", line.wall().truncatedTo(ChronoUnit.MILLIS).toString());
        json.put("event", name(line.event().getClass()));
        json.setAll((ObjectNode) JSON.valueToTree(line.event()));
        return json.toString();
    }

    /** @throws IllegalArgumentException when the line is not a whole one (the last of a killed run may be half) */
    static JournalLine read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (!json.path("t").isNumber() || !json.path("event").isTextual()) {
                throw new IllegalArgumentException("no journal line: " + text);
            }
            Duration at = Duration.ofMillis(Math.round(json.get("t").asDouble() * 1e3));
            Instant wall = Instant.parse(json.path("wall").asText());
            return new JournalLine(at, wall, event(json, text));
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new IllegalArgumentException("no journal line: " + text, e);
        }
    }

    private static RunEvent event(JsonNode json, String text) throws JsonProcessingException {
        String name = json.get("event").asText();
        Class<?> type = EVENTS.get(name);
        if (type == null || type == RunEvent.Unknown.class) {
            return new RunEvent.Unknown(name, text);
        }
        return (RunEvent) JSON.treeToValue(json, type);
    }

    /** {@code BoxLost} is written {@code box-lost}. */
    private static String name(Class<?> event) {
        return event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
