package org.boxsoak.relay;

import java.util.List;
import java.util.Map;

/**
 * A family of relays, found by the {@link java.util.ServiceLoader} and chosen by {@code relay.type} of the bench. A new family is one small
 * class and one line in {@code META-INF/services/org.boxsoak.relay.RelayProvider}.
 */
public interface RelayProvider {
    /** The word for {@code relay.type}, e.g. {@code lcus}. */
    String type();

    /** One line for people: which boards, how they are reached, whether they can be read back. */
    String describe();

    /** The settings that {@link #open} understands beside {@code type}, for the check of a bench file and for its documentation. */
    List<Setting> settings();

    /** What this family's code has been tried against, for people to judge how far to trust it. */
    String testedHow();

    /**
     * Opens the relay. The latch stays as it is.
     *
     * @param settings the keys of the bench's {@code relay} map, without {@code type}
     * @throws org.boxsoak.bench.BenchException when the board does not answer, or another run drives it
     * @throws IllegalArgumentException when a setting is missing or wrong; the message has its name in 'quotes'
     */
    Relay open(Map<String, String> settings, RelayContext context);
}
