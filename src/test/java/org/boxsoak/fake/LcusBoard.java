package org.boxsoak.fake;

import java.nio.charset.StandardCharsets;

/** An LCUS board with one of the four firmwares that are sold under one look. Relays count from 1. */
public final class LcusBoard implements Firmware {
    /** How the firmware answers. */
    public enum Variant {
        /** To FF with lines of text. */
        ASCII,
        /** To FF with a byte for each relay. */
        BINARY,
        /** To operations 02 to 05 with a frame. */
        FEEDBACK,
        /** Never. */
        SILENT
    }

    private final Variant variant;
    private final int relays;
    private final boolean answersStale;
    private final RelayCoils coils = new RelayCoils();
    private final int[] frame = new int[4];
    private int filled;
    private byte[] lastReport;

    private LcusBoard(Variant variant, int relays, boolean answersStale) {
        this.variant = variant;
        this.relays = relays;
        this.answersStale = answersStale;
        this.lastReport = report();
    }

    public static LcusBoard of(Variant variant, int relays) {
        return new LcusBoard(variant, relays, false);
    }

    /** A board whose answer to FF is that of the time before. */
    public static LcusBoard stale(int relays) {
        return new LcusBoard(Variant.ASCII, relays, true);
    }

    public RelayCoils coils() {
        return coils;
    }

    @Override
    public void powerUp() {
        coils.allOff();
        filled = 0;
    }

    @Override
    public byte[] take(int value) {
        if (filled == 0 && value == 0xFF) {
            return variant == Variant.ASCII || variant == Variant.BINARY ? answerReport() : NOTHING;
        }
        if (filled == 0 && value != 0xA0) {
            return NOTHING;
        }
        frame[filled++] = value;
        if (filled < frame.length) {
            return NOTHING;
        }
        filled = 0;
        boolean isWhole = ((frame[0] + frame[1] + frame[2]) & 0xFF) == frame[3] && frame[1] >= 1 && frame[1] <= relays;
        return isWhole ? obey(frame[1], frame[2]) : NOTHING;
    }

    private byte[] obey(int channel, int operation) {
        if (operation <= 0x01) {
            coils.set(channel, operation == 0x01);
            return NOTHING;
        }
        if (variant != Variant.FEEDBACK) {
            return NOTHING;
        }
        switch (operation) {
            case 0x02 -> coils.set(channel, false);
            case 0x03 -> coils.set(channel, true);
            case 0x04 -> coils.set(channel, !coils.isOn(channel));
            case 0x05 -> {}
            default -> {
                return NOTHING;
            }
        }
        int state = coils.isOn(channel) ? 1 : 0;
        return new byte[] {(byte) 0xA0, (byte) channel, (byte) state, (byte) (0xA0 + channel + state)};
    }

    private byte[] answerReport() {
        byte[] now = report();
        byte[] answer = answersStale ? lastReport : now;
        lastReport = now;
        return answer;
    }

    private byte[] report() {
        if (variant == Variant.BINARY) {
            byte[] states = new byte[relays];
            for (int i = 0; i < relays; i++) {
                states[i] = (byte) (coils.isOn(i + 1) ? 1 : 0);
            }
            return states;
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= relays; i++) {
            lines.append("CH")
                    .append(i)
                    .append(": ")
                    .append(coils.isOn(i) ? "ON " : "OFF")
                    .append("\r\n");
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
