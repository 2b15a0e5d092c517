package org.boxsoak.box;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Asks at a box's own network address whether its adbd answers, beside the adb server: in a second where {@code adb connect} to a box that
 * boots waits for many. Source: AOSP {@code adb/protocol.txt}: a message is six little-endian words (command, two arguments, length and sum
 * of its data, command inverted) and its data; adbd answers CNXN with CNXN, AUTH or STLS.
 */
final class AdbKnock {
    private static final int CNXN = 0x4e584e43;
    private static final int VERSION = 0x01000000;
    private static final int LONGEST_DATA = 4096;
    private static final int HEADER = 24;

    private AdbKnock() {}

    /** Whether an adbd answers there within the limit; false also where the address is none of this network. */
    static boolean isAnswered(InetSocketAddress address, CallLimit limit) {
        if (address.isUnresolved()) {
            return false;
        }
        try (TimedChannel channel = TimedChannel.connect(address, limit)) {
            channel.write(greeting());
            ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            while (header.hasRemaining()) {
                if (channel.read(header) < 0) {
                    throw new EOFException();
                }
            }
            return header.getInt(0) == ~header.getInt(HEADER - Integer.BYTES);
        } catch (IOException e) {
            return false;
        }
    }

    private static ByteBuffer greeting() {
        byte[] data = "host::\0".getBytes(StandardCharsets.US_ASCII);
        int sum = 0;
        for (byte b : data) {
            sum += b & 0xff;
        }
        return ByteBuffer.allocate(HEADER + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(CNXN)
                .putInt(VERSION)
                .putInt(LONGEST_DATA)
                .putInt(data.length)
                .putInt(sum)
                .putInt(~CNXN)
                .put(data)
                .flip();
    }
}
