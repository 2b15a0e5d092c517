package org.boxsoak.relay;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Offers the relay type {@code qmp}. */
public final class QmpRelayProvider implements RelayProvider {
    private static final Setting SOCKET = Setting.optional(
            "socket",
            "a QMP socket of QEMU ('-qmp unix:SOCKET,server=on,wait=off'); by default that of the bench's virtual box");
    private static final Setting DEVICE = Setting.standard("device", "usb-net", "the USB device of QEMU's to plug");

    @Override
    public String type() {
        return "qmp";
    }

    @Override
    public String describe() {
        return "no board: the virtual box's own, plugs a USB device of QEMU's; read back";
    }

    @Override
    public List<Setting> settings() {
        return List.of(SOCKET, DEVICE);
    }

    @Override
    public String testedHow() {
        return "the real QEMU";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        String socket = settings.text(SOCKET);
        String device = settings.text(DEVICE);
        if (!device.matches("usb-[a-z0-9-]+")) {
            throw settings.wrong(
                    DEVICE, "it must be a USB device of QEMU, such as usb-net (see qemu-system-aarch64 -device help)");
        }
        return new QmpRelay(Path.of(socket), device);
    }
}
