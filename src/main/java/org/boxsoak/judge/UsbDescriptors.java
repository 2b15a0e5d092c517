package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the descriptors of a USB device, as sysfs shows them: the device descriptor of 18 bytes (USB 2.0, 9.6.1), then that of each
 * configuration (9.6.3) with its interfaces and endpoints.
 *
 * <pre>
 * 12010002020000402505a2a40000010203 02   its device descriptor: bcdUSB 2.00, class 02, 0525:a4a2 ...
 * 09024300020105c0 00 ...                 its first configuration: 67 bytes, 2 interfaces, bus power 0 mA ...
 * </pre>
 */
final class UsbDescriptors {
    private static final int CONFIGURATION = 18;

    private UsbDescriptors() {}

    /** What of the second is not as in the first, e.g. {@code bMaxPower 0xfa -> 0x32}; empty when they are alike. */
    static List<String> differences(String before, String after) {
        List<String> differences = new ArrayList<>();
        Map<String, String> fields = fields(after);
        fields(before).forEach((name, was) -> {
            @Nullable String is = fields.get(name);
            if (is != null && !is.equals(was)) {
                differences.add(name + " 0x" + was + " -> 0x" + is);
            }
        });
        if (differences.isEmpty() && !before.equals(after)) {
            differences.add("byte " + firstDifferent(before, after) + " of " + before.length() / 2
                    + (before.length() == after.length() ? "" : " -> " + after.length() / 2));
        }
        return differences;
    }

    /** The fields that a person knows by name; those that lie beyond the end are left out. */
    private static Map<String, String> fields(String descriptors) {
        Map<String, String> fields = new LinkedHashMap<>();
        word(fields, "bcdUSB", descriptors, 2);
        one(fields, "bDeviceClass", descriptors, 4);
        one(fields, "bMaxPacketSize0", descriptors, 7);
        word(fields, "idVendor", descriptors, 8);
        word(fields, "idProduct", descriptors, 10);
        word(fields, "bcdDevice", descriptors, 12);
        one(fields, "iSerialNumber", descriptors, 16);
        one(fields, "bNumConfigurations", descriptors, 17);
        one(fields, "bNumInterfaces", descriptors, CONFIGURATION + 4);
        one(fields, "bmAttributes", descriptors, CONFIGURATION + 7);
        one(fields, "bMaxPower", descriptors, CONFIGURATION + 8);
        return fields;
    }

    private static void one(Map<String, String> fields, String name, String descriptors, int at) {
        if (descriptors.length() >= 2 * at + 2) {
            fields.put(name, descriptors.substring(2 * at, 2 * at + 2));
        }
    }

    /** Two bytes, the lower one first. */
    private static void word(Map<String, String> fields, String name, String descriptors, int at) {
        if (descriptors.length() >= 2 * at + 4) {
            fields.put(name, descriptors.substring(2 * at + 2, 2 * at + 4) + descriptors.substring(2 * at, 2 * at + 2));
        }
    }

    private static int firstDifferent(String before, String after) {
        int digit = 0;
        while (digit < Math.min(before.length(), after.length()) && before.charAt(digit) == after.charAt(digit)) {
            digit++;
        }
        return digit / 2;
    }
}
