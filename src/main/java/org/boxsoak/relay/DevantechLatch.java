package org.boxsoak.relay;

import java.time.Duration;

/** One relay of a Devantech USB-RLY board, which takes single bytes and tells all relays in one. */
final class DevantechLatch implements Latch {
    private static final Duration ANSWER_LIMIT = Duration.ofMillis(500);
    private static final int WHO = 0x5A;
    private static final int STATES = 0x5B;
    private static final int ON = 0x64;
    private static final int OFF = 0x6E;

    private final SerialLine line;
    private final int channel;

    private DevantechLatch(SerialLine line, int channel) {
        this.line = line;
        this.channel = channel;
    }

    static DevantechLatch open(SerialLine line, int channel) {
        DevantechLatch latch = new DevantechLatch(line, channel);
        // Module id and version of its software.
        byte[] who = latch.ask(WHO, 2);
        DevantechModule module = DevantechModule.of(who[0])
                .orElseThrow(() -> line.lost("is none that is known: it says module " + Hex.of(who[0])));
        if (channel > module.relays()) {
            throw new IllegalArgumentException("relay type devantech: 'channel' is " + channel + "; the " + module
                    + " at " + line.port() + " has " + module.relays() + " relays.");
        }
        return latch;
    }

    @Override
    public String name() {
        return "the devantech board at " + line.port() + ", relay " + channel;
    }

    @Override
    public void set(boolean on) {
        line.write((byte) ((on ? ON : OFF) + channel));
    }

    @Override
    public RelayState read() {
        int mask = ask(STATES, 1)[0];
        return (mask >> (channel - 1) & 1) == 1 ? RelayState.ON : RelayState.OFF;
    }

    private byte[] ask(int command, int length) {
        line.discard();
        line.write((byte) command);
        byte[] answer = line.read(length, ANSWER_LIMIT);
        if (answer.length != length) {
            throw line.lost("answered " + Hex.of(answer) + " to " + Hex.of((byte) command));
        }
        return answer;
    }

    @Override
    public void close() {
        line.close();
    }
}
