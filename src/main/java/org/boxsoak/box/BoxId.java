package org.boxsoak.box;

/** Names one box of the lab, in messages, thread names and folders, e.g. {@code lab-3} or an adb serial. */
public record BoxId(String value) {
    public BoxId {
        value = value.strip();
        if (value.isEmpty() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no name of a box: give it at least one character, and no control characters.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
