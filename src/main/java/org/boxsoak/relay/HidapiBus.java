package org.boxsoak.relay;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.hid4java.HidDevice;
import org.hid4java.HidException;
import org.hid4java.HidServices;
import org.hid4java.HidServicesSpecification;
import org.jspecify.annotations.Nullable;

/** The HID devices of this host, by hidapi. Its native library is loaded with the first use, so that a host without it can do all else. */
final class HidapiBus implements HidBus {
    private static final byte NO_REPORT_ID = 0;

    private @Nullable HidServices services;

    @Override
    public List<HidName> devices() {
        return attached().stream().map(HidapiBus::name).toList();
    }

    @Override
    public HidBoard open(HidName name) {
        HidDevice device = attached().stream()
                .filter(d -> name(d).path().equals(name.path()))
                .findFirst()
                .orElseThrow(() ->
                        new BenchException("The relay board " + name.path() + " is gone. See that it is plugged in."));
        if (!device.open()) {
            throw new BenchException("The relay board " + name.path() + " (" + name.productName()
                    + ") cannot be opened. Allow it to this user with a udev rule for %04x:%04x, or run as root."
                            .formatted(name.vendor(), name.product()));
        }
        return new OpenBoard(name, device);
    }

    private synchronized List<HidDevice> attached() {
        try {
            if (services == null) {
                HidServicesSpecification quiet = new HidServicesSpecification();
                quiet.setAutoStart(false);
                quiet.setAutoShutdown(false);
                services = new HidServices(quiet);
            }
            return services.getAttachedHidDevices();
        } catch (HidException | LinkageError e) {
            throw new BenchException(
                    "HID boards cannot be reached on this host: " + e.getMessage()
                            + ". hidapi needs libudev ('sudo apt-get install -y libudev1') and glibc 2.33 or newer.",
                    e);
        }
    }

    private static HidName name(HidDevice device) {
        return new HidName(
                text(device.getPath()),
                device.getVendorId() & 0xffff,
                device.getProductId() & 0xffff,
                text(device.getManufacturer()),
                text(device.getProduct()),
                text(device.getSerialNumber()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private record OpenBoard(HidName name, HidDevice device) implements HidBoard {
        @Override
        public void sendFeature(byte[] report) {
            require(device.sendFeatureReport(report, NO_REPORT_ID), "did not take " + Hex.of(report));
        }

        @Override
        public byte[] feature(int length) {
            byte[] report = new byte[length];
            // Counts the report id, which it leaves out of the buffer.
            int count = require(device.getFeatureReport(report, NO_REPORT_ID), "does not tell its state");
            return Arrays.copyOf(report, Math.max(0, Math.min(length, count - 1)));
        }

        @Override
        public void write(byte[] report) {
            require(device.write(report, report.length, NO_REPORT_ID), "did not take " + Hex.of(report));
        }

        @Override
        public byte[] read(int length, Duration limit) {
            byte[] report = new byte[length];
            int count = require(device.read(report, (int) limit.toMillis()), "is gone");
            return Arrays.copyOf(report, count);
        }

        private int require(int result, String otherwise) {
            if (result < 0) {
                throw new BenchException("The relay board " + name.path() + " (" + name.productName() + ") " + otherwise
                        + ": " + device.getLastErrorMessage()
                        + ". See that it is plugged in; try another cable or hub.");
            }
            return result;
        }

        @Override
        public void close() {
            device.close();
        }
    }
}
