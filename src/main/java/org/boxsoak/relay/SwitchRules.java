package org.boxsoak.relay;

import java.time.Duration;

/**
 * How a latch stands for the module.
 *
 * @param contact the contact that the module hangs on
 * @param minimumOff how long the module stays unplugged at least
 */
record SwitchRules(Contact contact, Duration minimumOff) {
    /** Long enough for any module to discharge, and no run waits longer to be ended. */
    private static final Duration LONGEST_OFF = Duration.ofMinutes(1);

    /** A relay's two contacts, by where they are without current. */
    enum Contact {
        OPEN,
        CLOSED
    }

    /** For families of which {@link Setting#NORMALLY} is a setting. */
    static SwitchRules of(GivenSettings settings) {
        return new SwitchRules(settings.word(Setting.NORMALLY, Contact.class), minimumOff(settings));
    }

    /** For switches of power, which have one contact only. */
    static SwitchRules direct(GivenSettings settings) {
        return new SwitchRules(Contact.OPEN, minimumOff(settings));
    }

    private static Duration minimumOff(GivenSettings settings) {
        return settings.duration(Setting.MINIMUM_OFF, Duration.ZERO, LONGEST_OFF);
    }

    boolean energised(RelayState module) {
        return (module == RelayState.ON) == (contact == Contact.OPEN);
    }

    RelayState module(RelayState latch) {
        if (latch == RelayState.UNKNOWN || contact == Contact.OPEN) {
            return latch;
        }
        return latch == RelayState.ON ? RelayState.OFF : RelayState.ON;
    }
}
