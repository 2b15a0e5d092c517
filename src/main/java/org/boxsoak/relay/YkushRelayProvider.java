package org.boxsoak.relay;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Offers the relay type {@code ykush}. */
public final class YkushRelayProvider implements RelayProvider {
    private static final int MOST_PORTS = 3;
    private static final Setting PORT = Setting.required("port", "the hub's downstream port, 1 to 3; 1 on a YKUSH XS");

    /** Made with the first use: the list of families must not depend on the HID library. */
    private final Supplier<HidBus> buses;

    public YkushRelayProvider() {
        this(HidBus::ofThisHost);
    }

    YkushRelayProvider(Supplier<HidBus> buses) {
        this.buses = buses;
    }

    @Override
    public String type() {
        return "ykush";
    }

    @Override
    public String describe() {
        return "Yepkit YKUSH, YKUSH3 and YKUSH XS: USB hubs that switch power and data of a port; read back";
    }

    @Override
    public List<Setting> settings() {
        return List.of(PORT, HidChoice.SERIAL, HidChoice.PATH, Setting.MINIMUM_OFF);
    }

    @Override
    public String testedHow() {
        return "a simulated hub in the place of the HID library; no real hub yet";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        int port = settings.number(PORT, 1, MOST_PORTS);
        SwitchRules rules = SwitchRules.direct(settings);
        HidBus bus = buses.get();
        HidChoice hub = HidChoice.pick(YkushLatch.boards(bus), settings, YkushLatch.KIND);
        int ports = YkushModel.of(hub.name()).orElseThrow().ports();
        if (port > ports) {
            throw settings.wrong(PORT, "the hub " + hub.serial() + " has " + ports);
        }
        return SwitchedRelay.open(
                hub.name().path(),
                () -> new YkushLatch(new HidLine(bus, () -> hub.again(YkushLatch.boards(bus))), hub.serial(), port),
                rules,
                context.clock());
    }
}
