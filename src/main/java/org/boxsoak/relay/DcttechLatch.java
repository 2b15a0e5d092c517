package org.boxsoak.relay;

import java.util.List;

/** One relay of a dcttech "USBRelayN" HID board (16c0:05df, an id that many other devices share). */
final class DcttechLatch implements Latch {
    static final String KIND = "dcttech USBRelay board (16c0:05df)";

    private static final int VENDOR = 0x16C0;
    private static final int PRODUCT = 0x05DF;
    private static final String MANUFACTURER = "www.dcttech.com";
    private static final String NAME = "USBRelay";

    private final HidLine line;
    private final String serial;
    private final int channel;

    DcttechLatch(HidLine line, String serial, int channel) {
        this.line = line;
        this.serial = serial;
        this.channel = channel;
    }

    /** The family's boards; each is asked for its serial number, which stands in its report and not in its USB descriptor. */
    static List<HidChoice> boards(HidBus bus) {
        return bus.devices().stream()
                .filter(name -> name.vendor() == VENDOR && name.product() == PRODUCT)
                .filter(name -> name.manufacturer().equals(MANUFACTURER)
                        && name.productName().startsWith(NAME))
                .map(name -> new HidChoice(name, serial(bus, name)))
                .toList();
    }

    private static String serial(HidBus bus, HidName name) {
        try (HidBoard board = bus.open(name)) {
            return DcttechReport.parse(board.feature(DcttechReport.LENGTH)).serial();
        }
    }

    /** How many relays the board has, as its name says: {@code USBRelay2}. */
    static int relays(HidName name) {
        String digits = name.productName().substring(NAME.length());
        return digits.matches("[1-8]") ? Integer.parseInt(digits) : 8;
    }

    @Override
    public String name() {
        return "the dcttech-hid board " + serial + ", relay " + channel;
    }

    @Override
    public void set(boolean on) {
        line.with(board -> {
            board.sendFeature(DcttechReport.switching(channel, on));
            return on;
        });
    }

    @Override
    public RelayState read() {
        DcttechReport report = line.with(board -> DcttechReport.parse(board.feature(DcttechReport.LENGTH)));
        return report.isOn(channel) ? RelayState.ON : RelayState.OFF;
    }

    @Override
    public void close() {
        line.close();
    }
}
