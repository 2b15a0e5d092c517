package org.boxsoak.relay;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What LCUS boards answer to the byte {@code FF}: lines of text ({@code CH1: ON \r\nCH2: OFF\r\n}), or one byte 00 or 01 for each relay.
 *
 * @param channels whether each channel is on; empty where the bytes are no such answer
 */
record LcusReport(Map<Integer, Boolean> channels) {
    static final byte QUESTION = (byte) 0xFF;

    private static final int MOST_CHANNELS = 8;
    private static final Pattern LINE = Pattern.compile("CH([1-8])\\s*:\\s*(ON|OFF)\\s*");

    static LcusReport parse(byte[] answer) {
        Map<Integer, Boolean> channels = new TreeMap<>();
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        Matcher line = LINE.matcher(text);
        int end = 0;
        while (line.find(end) && line.start() == end) {
            channels.put(Integer.parseInt(line.group(1)), line.group(2).equals("ON"));
            end = line.end();
        }
        if (!channels.isEmpty()) {
            return new LcusReport(end == text.length() ? channels : Map.of());
        }
        if (answer.length > MOST_CHANNELS) {
            return new LcusReport(Map.of());
        }
        for (int i = 0; i < answer.length; i++) {
            if (answer[i] != 0 && answer[i] != 1) {
                return new LcusReport(Map.of());
            }
            channels.put(i + 1, answer[i] == 1);
        }
        return new LcusReport(channels);
    }
}
