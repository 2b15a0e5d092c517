package org.boxsoak.fake;

/** A Devantech USB-RLY: single bytes. Relays count from 1. */
public final class DevantechBoard implements Firmware {
    private final int moduleId;
    private final int relays;
    private final RelayCoils coils = new RelayCoils();
    private boolean isMaskNext;

    public DevantechBoard(int moduleId, int relays) {
        this.moduleId = moduleId;
        this.relays = relays;
    }

    public RelayCoils coils() {
        return coils;
    }

    @Override
    public void powerUp() {
        coils.allOff();
        isMaskNext = false;
    }

    @Override
    public byte[] take(int value) {
        if (isMaskNext) {
            isMaskNext = false;
            all(value);
            return NOTHING;
        }
        switch (value) {
            case 0x5A -> {
                return new byte[] {(byte) moduleId, 1};
            }
            case 0x5B -> {
                return new byte[] {(byte) coils.mask(1)};
            }
            case 0x5C -> isMaskNext = true;
            case 0x64 -> all(0xFF);
            case 0x6E -> all(0);
            default -> one(value);
        }
        return NOTHING;
    }

    private void one(int value) {
        if (value > 0x64 && value <= 0x64 + relays) {
            coils.set(value - 0x64, true);
        } else if (value > 0x6E && value <= 0x6E + relays) {
            coils.set(value - 0x6E, false);
        }
    }

    private void all(int mask) {
        for (int i = 1; i <= relays; i++) {
            coils.set(i, (mask >> (i - 1) & 1) == 1);
        }
    }
}
