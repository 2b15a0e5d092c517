package org.boxsoak.virtualbox;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that QEMU tells unasked, e.g. {@code DEVICE_DELETED}, {@code RESET}, {@code SHUTDOWN}.
 *
 * @param data what the event says beside its name; missing where it says nothing
 */
public record QmpEvent(String name, JsonNode data) {
    static QmpEvent of(JsonNode message) {
        return new QmpEvent(message.path("event").asText(), message.path("data"));
    }
}
