package org.boxsoak.relay;

/** What a relay says of itself. It proves the latch, not the contact: the proof of a plug is the device on the box. */
public enum RelayState {
    ON,
    OFF,
    /** This relay cannot be read back. */
    UNKNOWN
}
