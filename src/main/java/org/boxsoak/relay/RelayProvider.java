package org.boxsoak.relay;

import java.util.Map;

/**
 * A family of relays, found by the {@link java.util.ServiceLoader} and chosen by {@code relay.type} of the bench. A new family is one small
 * class and one line in {@code META-INF/services/org.boxsoak.relay.RelayProvider}.
 */
public interface RelayProvider {
    /** The word for {@code relay.type}, e.g. {@code lcus}. */
    String type();

    /** One line for people: which boards, which settings. */
    String describe();

    /** The settings that {@link #open} understands beside {@code type}, for the check of a bench file. */
    java.util.Set<String> settings();

    /**
     * Opens the relay.
     *
     * @param settings the keys of the bench's {@code relay} map, without {@code type}
     * @throws org.boxsoak.bench.BenchException when the board does not answer
     * @throws IllegalArgumentException when a setting is missing or wrong; the message says which
     */
    Relay open(Map<String, String> settings);
}
