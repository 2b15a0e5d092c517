package org.boxsoak.plan;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name a kind of USB device as {@code lsusb} does: {@code 0e8d:7663}.
 *
 * @param vendor idVendor, 0 to 0xffff
 * @param product idProduct, 0 to 0xffff
 */
public record UsbId(int vendor, int product) {
    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F]{4}):([0-9a-fA-F]{4})");
    private static final int LARGEST = 0xffff;

    public UsbId {
        if (vendor < 0 || vendor > LARGEST || product < 0 || product > LARGEST) {
            throw new IllegalArgumentException("A USB id has two numbers of four hexadecimal digits.");
        }
    }

    /**
     * Reads four hexadecimal digits, a colon, four hexadecimal digits.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static UsbId parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text.strip()
                    + "' is no USB id; write vendor:product in hexadecimal as 'lsusb' shows them: 0e8d:7663");
        }
        return new UsbId(Integer.parseInt(form.group(1), 16), Integer.parseInt(form.group(2), 16));
    }

    /** As {@code lsusb} and sysfs write it, in lower case. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04x:%04x", vendor, product);
    }
}
