package org.boxsoak.relay;

/** One switch that plugs ({@link #on}) and unplugs ({@link #off}) the module; both return when the switch has obeyed. */
public interface Relay extends AutoCloseable {
    /**
     * Plugs the module.
     *
     * @throws org.boxsoak.bench.BenchException when the relay did not obey
     */
    void on();

    /**
     * Unplugs the module.
     *
     * @throws org.boxsoak.bench.BenchException when the relay did not obey
     */
    void off();

    /** What the relay itself says of its state, where it can be read back. */
    RelayState state();

    @Override
    void close();
}
