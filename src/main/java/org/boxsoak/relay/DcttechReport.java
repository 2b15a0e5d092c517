package org.boxsoak.relay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.boxsoak.bench.BenchException;

/**
 * The 8 bytes of a dcttech board's feature report: five of its serial number, 00, one unknown, and a bit for each relay, the lowest for the
 * first.
 *
 * <p>Libraries differ in whether the report id stands before them: then all are one place further, and the last byte is not the state. So a
 * report is believed only where the serial number stands in its place.
 */
record DcttechReport(String serial, int mask) {
    static final int LENGTH = 8;

    private static final int SERIAL_LENGTH = 5;
    private static final int SWITCH_ON = 0xFF;
    private static final int SWITCH_OFF = 0xFD;

    /** @throws BenchException when these bytes are no such report */
    static DcttechReport parse(byte[] report) {
        boolean isSerial = report.length == LENGTH && report[SERIAL_LENGTH] == 0;
        for (int i = 0; isSerial && i < SERIAL_LENGTH; i++) {
            isSerial = report[i] > ' ' && report[i] < 0x7f;
        }
        if (!isSerial) {
            throw new BenchException(
                    "The dcttech-hid relay board's report cannot be read: " + Hex.of(report)
                            + " should be five characters of a serial number, 00, any byte, and the relays. Is it another make of board?");
        }
        String serial = new String(Arrays.copyOf(report, SERIAL_LENGTH), StandardCharsets.US_ASCII);
        return new DcttechReport(serial, report[LENGTH - 1] & 0xff);
    }

    boolean isOn(int channel) {
        return (mask >> (channel - 1) & 1) == 1;
    }

    /** The report that switches one relay, from 1. */
    static byte[] switching(int channel, boolean on) {
        byte[] report = new byte[LENGTH];
        report[0] = (byte) (on ? SWITCH_ON : SWITCH_OFF);
        report[1] = (byte) channel;
        return report;
    }
}
