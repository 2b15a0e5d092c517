package org.boxsoak.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.boxsoak.bench.BenchException;

/**
 * Makes this host drop a USB device and enumerate it anew, by {@code authorized} in its sysfs (Documentation/usb/authorization.rst). Linux,
 * root.
 *
 * @param devices {@code /sys/bus/usb/devices}
 */
record UsbPortReset(Path devices) {
    /**
     * Resets the device with this serial number.
     *
     * @throws BenchException when there is none, or this user may not
     */
    String reset(String serial) {
        Path device = find(serial);
        try {
            Path authorized = device.resolve("authorized");
            Files.writeString(authorized, "0");
            Files.writeString(authorized, "1");
            return "USB device " + device.getFileName() + " was dropped and enumerated anew";
        } catch (IOException e) {
            throw new BenchException(
                    "The USB port of the box (" + device + ") cannot be reset: " + e
                            + ". Run boxsoak as root, or leave out 'recovery.usb'.",
                    e);
        }
    }

    private Path find(String serial) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(devices)) {
            for (Path device : all) {
                Path number = device.resolve("serial");
                if (Files.isReadable(number)
                        && Files.readString(number, StandardCharsets.UTF_8)
                                .strip()
                                .equals(serial)) {
                    return device;
                }
            }
        } catch (IOException e) {
            throw new BenchException("The USB devices of this host cannot be listed: " + e + ".", e);
        }
        throw new BenchException("No USB device of this host has the serial number " + serial
                + ": the box is off, its cable is out, or it hangs below its USB stack.");
    }
}
