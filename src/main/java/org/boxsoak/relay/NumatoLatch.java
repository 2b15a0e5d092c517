package org.boxsoak.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** One relay of a Numato board, which is spoken with in lines of text and answers each with an echo, a value and the prompt {@code >}. */
final class NumatoLatch implements Latch {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);
    private static final int RELAYS_PER_DIGIT = 4;
    private static final int DECIMAL_FROM = 64;

    private final SerialLine line;
    private final int channel;
    private final String number;

    private NumatoLatch(SerialLine line, int channel, String number) {
        this.line = line;
        this.channel = channel;
        this.number = number;
    }

    static NumatoLatch open(SerialLine line, int channel) {
        String mask = new NumatoLatch(line, channel, "").ask("relay readall");
        if (!mask.matches("[0-9a-fA-F]{1,16}")) {
            throw line.lost("answered 'relay readall' with '" + mask + "', not with a mask");
        }
        int relays = mask.length() * RELAYS_PER_DIGIT;
        if (channel >= relays) {
            throw new IllegalArgumentException("relay type numato: 'channel' is " + channel + "; the board at "
                    + line.port() + " has at most " + relays + " relays, counted from 0.");
        }
        return new NumatoLatch(line, channel, number(channel, relays));
    }

    /** How a board of so many relays wants a relay named: one digit 0 to 9, A to V; two decimal digits on boards of 64. */
    static String number(int channel, int relays) {
        return relays >= DECIMAL_FROM
                ? "%02d".formatted(channel)
                : Integer.toString(channel, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return "the numato board at " + line.port() + ", relay " + channel;
    }

    @Override
    public void set(boolean on) {
        ask("relay " + (on ? "on " : "off ") + number);
    }

    @Override
    public RelayState read() {
        String value = ask("relay read " + number);
        return switch (value) {
            case "on" -> RelayState.ON;
            case "off" -> RelayState.OFF;
            default -> throw line.lost("answered 'relay read " + number + "' with '" + value + "'");
        };
    }

    /** The value between the echo and the prompt; empty for commands that have none. */
    private String ask(String command) {
        line.discard();
        // What another program left unfinished on the board's line ends here.
        line.write((byte) '\r');
        prompt(line.readUntil('>', ANSWER_LIMIT));
        line.write((command + "\r").getBytes(StandardCharsets.US_ASCII));
        List<String> said = prompt(line.readUntil('>', ANSWER_LIMIT));
        int echo = said.indexOf(command);
        return echo < 0 || echo + 1 >= said.size() ? "" : said.get(echo + 1);
    }

    private List<String> prompt(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        if (!text.endsWith(">")) {
            throw line.lost("did not show its prompt '>' but " + Hex.of(bytes));
        }
        return text.substring(0, text.length() - 1)
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
    }

    @Override
    public void close() {
        line.close();
    }
}
