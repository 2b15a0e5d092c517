package org.boxsoak.fake;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Numato relay module: a line of text ends with CR, is echoed, and answered with a value and the prompt. Relays count from 0. */
public final class NumatoBoard implements Firmware {
    private static final Pattern ONE = Pattern.compile("relay (on|off|read) (\\w+)");

    private final int relays;
    private final RelayCoils coils = new RelayCoils();
    private final StringBuilder line = new StringBuilder();

    public NumatoBoard(int relays) {
        this.relays = relays;
    }

    public RelayCoils coils() {
        return coils;
    }

    @Override
    public void powerUp() {
        coils.allOff();
        line.setLength(0);
    }

    @Override
    public byte[] take(int value) {
        if (value != '\r') {
            line.append((char) value);
            return new byte[] {(byte) value};
        }
        String command = line.toString();
        line.setLength(0);
        return ascii("\n\r" + answer(command) + ">");
    }

    private String answer(String command) {
        if (command.equals("relay readall")) {
            return ("%0" + Math.max(1, relays / 4) + "x\n\r").formatted(coils.mask(0));
        }
        Matcher one = ONE.matcher(command);
        int number = one.matches() ? number(one.group(2)) : -1;
        if (number < 0 || number >= relays) {
            return "";
        }
        if (one.group(1).equals("read")) {
            return coils.isOn(number) ? "on\n\r" : "off\n\r";
        }
        coils.set(number, one.group(1).equals("on"));
        return "";
    }

    /** Boards of 64 want two decimal digits, all others one digit of as many as they have relays. */
    private int number(String text) {
        if (relays == 64) {
            return text.matches("\\d\\d") ? Integer.parseInt(text) : -1;
        }
        return text.length() == 1 ? Character.digit(text.charAt(0), Character.MAX_RADIX) : -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
