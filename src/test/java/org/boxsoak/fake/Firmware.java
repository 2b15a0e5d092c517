package org.boxsoak.fake;

/** The program inside a relay board: takes what the host sends, byte by byte, and answers. Several threads use it. */
public interface Firmware {
    byte[] NOTHING = {};

    /** Takes one byte, and gives what the board sends back at once. */
    byte[] take(int value);

    /** The board gets its power: every relay is off. */
    void powerUp();
}
