package org.boxsoak.ager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One line that the ager on the box prints. */
sealed interface AgerLine {
    /** What it sees and holds. */
    record Seen(AgerState state) implements AgerLine {}

    /**
     * What is missing or strange on this box.
     *
     * @param code the exit code that comes of it, 0 for none
     */
    record Note(int code, String message) implements AgerLine {}

    /** Its last words. */
    record Ended(int code, String why) implements AgerLine {}

    /** Words of somebody else: of the box's shell, or of a linker that refuses the program. */
    record Other(String text) implements AgerLine {}

    ObjectMapper JSON = new ObjectMapper();

    static AgerLine parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            switch (json.path("event").asText()) {
                case "state":
                    return new Seen(JSON.treeToValue(json, AgerState.class));
                case "note":
                    return new Note(
                            json.path("code").asInt(), json.path("message").asText());
                case "ended":
                    return new Ended(json.path("code").asInt(), json.path("why").asText());
                default:
                    return new Other(line);
            }
        } catch (JsonProcessingException e) {
            return new Other(line);
        }
    }
}
