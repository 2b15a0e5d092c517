package org.boxsoak.relay;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Offers the relay type {@code dcttech-hid}. */
public final class DcttechRelayProvider implements RelayProvider {
    private static final int MOST_CHANNELS = 8;
    private static final Setting CHANNEL = Setting.required("channel", "the relay on the board, 1 to 8");

    /** Made with the first use: the list of families must not depend on the HID library. */
    private final Supplier<HidBus> buses;

    public DcttechRelayProvider() {
        this(HidBus::ofThisHost);
    }

    DcttechRelayProvider(Supplier<HidBus> buses) {
        this.buses = buses;
    }

    @Override
    public String type() {
        return "dcttech-hid";
    }

    @Override
    public String describe() {
        return "dcttech USBRelay1, -2, -4, -8 (16c0:05df, 'www.dcttech.com'), without any driver; read back";
    }

    @Override
    public List<Setting> settings() {
        return List.of(CHANNEL, HidChoice.SERIAL, HidChoice.PATH, Setting.NORMALLY, Setting.MINIMUM_OFF);
    }

    @Override
    public String testedHow() {
        return "a simulated board in the place of the HID library; no real board yet";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        int channel = settings.number(CHANNEL, 1, MOST_CHANNELS);
        SwitchRules rules = SwitchRules.of(settings);
        HidBus bus = buses.get();
        HidChoice board = HidChoice.pick(DcttechLatch.boards(bus), settings, DcttechLatch.KIND);
        int relays = DcttechLatch.relays(board.name());
        if (channel > relays) {
            throw settings.wrong(CHANNEL, "the board " + board.serial() + " has " + relays + " relays");
        }
        return SwitchedRelay.open(
                board.name().path(),
                () -> new DcttechLatch(
                        new HidLine(bus, () -> board.again(DcttechLatch.boards(bus))), board.serial(), channel),
                rules,
                context.clock());
    }
}
