package org.boxsoak.fake;

/** A KMTronic board: frames of three bytes that begin with FF. Relays count from 1. */
public final class KmtronicBoard implements Firmware {
    private final int relays;
    private final RelayCoils coils = new RelayCoils();
    private final int[] frame = new int[3];
    private int filled;

    public KmtronicBoard(int relays) {
        this.relays = relays;
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
        if (filled == 0 && value != 0xFF) {
            return NOTHING;
        }
        frame[filled++] = value;
        if (filled < frame.length) {
            return NOTHING;
        }
        filled = 0;
        return obey(frame[1], frame[2]);
    }

    private byte[] obey(int relay, int operation) {
        if (relays > 2 && relay == 0x09 && operation == 0x00) {
            byte[] all = new byte[relays];
            for (int i = 0; i < relays; i++) {
                all[i] = (byte) (coils.isOn(i + 1) ? 1 : 0);
            }
            return all;
        }
        if (relay < 1 || relay > relays) {
            return NOTHING;
        }
        if (relays <= 2 && operation == 0x03) {
            return new byte[] {(byte) 0xFF, (byte) relay, (byte) (coils.isOn(relay) ? 1 : 0)};
        }
        if (operation <= 0x01) {
            coils.set(relay, operation == 0x01);
        }
        return NOTHING;
    }
}
