package org.boxsoak.relay;

import java.util.HexFormat;

/** Writes bytes as data sheets do: {@code A0 01 01 A2}. */
final class Hex {
    private static final HexFormat FORMAT = HexFormat.ofDelimiter(" ").withUpperCase();

    private Hex() {}

    static String of(byte... bytes) {
        return bytes.length == 0 ? "(nothing)" : FORMAT.formatHex(bytes);
    }
}
