package org.boxsoak.relay;

/** One switchable output of a board, as its family speaks with it: on is current through the coil, or power at the port. */
interface Latch extends AutoCloseable {
    /** The board and the output, for messages: {@code the lcus board at /dev/ttyUSB0, channel 1}. */
    String name();

    /** @throws org.boxsoak.bench.BenchException when the board does not take it; the next call makes a new start */
    void set(boolean on);

    /**
     * What the board says.
     *
     * @return {@link RelayState#UNKNOWN} for boards that cannot say
     * @throws org.boxsoak.bench.BenchException when a board that can does not answer; the next call makes a new start
     */
    RelayState read();

    /** Whether the output stays as it was set for as long as nothing fails, so that a change is a failure. */
    default boolean staysAsSet() {
        return true;
    }

    @Override
    void close();
}
