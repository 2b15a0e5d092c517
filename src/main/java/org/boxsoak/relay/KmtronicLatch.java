package org.boxsoak.relay;

import java.time.Duration;

/**
 * One relay of a KMTronic board: {@code FF <relay> <01|00>} switches; boards of 4 and 8 relays answer {@code FF 09 00} with a byte for
 * each relay, those of 1 and 2 answer {@code FF <relay> 03} with {@code FF <relay> <00|01>}.
 */
final class KmtronicLatch implements Latch {
    private static final Duration ANSWER_LIMIT = Duration.ofMillis(200);
    private static final int HEAD = 0xFF;
    private static final int ALL = 9;
    private static final int QUERY = 3;
    private static final int SMALL_ANSWER = 3;
    private static final int LARGEST_SMALL_BOARD = 2;
    private static final int LARGEST_BOARD = 8;

    private final SerialLine line;
    private final int channel;
    private final boolean isSmall;

    private KmtronicLatch(SerialLine line, int channel, boolean isSmall) {
        this.line = line;
        this.channel = channel;
        this.isSmall = isSmall;
    }

    static KmtronicLatch open(SerialLine line, int channel) {
        KmtronicLatch large = new KmtronicLatch(line, channel, false);
        int relays = large.askAll().length;
        KmtronicLatch latch = new KmtronicLatch(line, channel, relays == 0);
        if (channel > (relays == 0 ? LARGEST_SMALL_BOARD : relays)) {
            throw relays == 0
                    ? line.lost("did not answer; a board of 1 or 2 relays, which answers otherwise, has no relay "
                            + channel)
                    : new IllegalArgumentException("relay type kmtronic: 'channel' is " + channel + "; the board at "
                            + line.port() + " has " + relays + " relays.");
        }
        latch.read();
        return latch;
    }

    @Override
    public String name() {
        return "the kmtronic board at " + line.port() + ", relay " + channel;
    }

    @Override
    public void set(boolean on) {
        line.write((byte) HEAD, (byte) channel, (byte) (on ? 1 : 0));
    }

    @Override
    public RelayState read() {
        return isSmall ? readOne() : readAll();
    }

    private RelayState readAll() {
        byte[] all = askAll();
        if (all.length < channel) {
            throw line.lost("answered " + Hex.of(all) + " when asked for all relays");
        }
        return state(all[channel - 1], all);
    }

    private byte[] askAll() {
        line.discard();
        line.write((byte) HEAD, (byte) ALL, (byte) 0);
        return line.read(LARGEST_BOARD, ANSWER_LIMIT);
    }

    private RelayState readOne() {
        line.discard();
        line.write((byte) HEAD, (byte) channel, (byte) QUERY);
        byte[] answer = line.read(SMALL_ANSWER, ANSWER_LIMIT);
        if (answer.length != SMALL_ANSWER || answer[0] != (byte) HEAD || answer[1] != channel) {
            throw line.lost("answered " + Hex.of(answer) + " when asked for relay " + channel);
        }
        return state(answer[2], answer);
    }

    private RelayState state(byte value, byte[] answer) {
        return switch (value) {
            case 0 -> RelayState.OFF;
            case 1 -> RelayState.ON;
            default -> throw line.lost("answered " + Hex.of(answer) + ", which is neither on nor off");
        };
    }

    @Override
    public void close() {
        line.close();
    }
}
