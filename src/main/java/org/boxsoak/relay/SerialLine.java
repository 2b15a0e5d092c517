package org.boxsoak.relay;

import com.fazecast.jSerialComm.SerialPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.SerialPorts;
import org.jspecify.annotations.Nullable;

/**
 * A serial line to a relay board, 8N1 without flow control, kept from other programs while open. Any failure closes it; the next use opens
 * it anew, so that a board that was pulled out and came back is found again.
 */
final class SerialLine implements AutoCloseable {
    private static final Duration SLICE = Duration.ofMillis(100);

    private static final int MOST_BYTES = 4096;

    private final String port;
    private final int baud;
    private @Nullable SerialPort open;

    /**
     * Opens nothing yet.
     *
     * @param port {@code /dev/ttyUSB0}, {@code /dev/serial/by-id/...}, {@code COM3}
     */
    SerialLine(String port, int baud) {
        this.port = port;
        this.baud = baud;
    }

    String port() {
        return port;
    }

    void write(byte... bytes) {
        SerialPort serial = serial();
        if (serial.writeBytes(bytes, bytes.length) != bytes.length) {
            throw lost("did not take the bytes " + Hex.of(bytes));
        }
    }

    /** Reads so many bytes, or as many as come within the limit. */
    byte[] read(int count, Duration limit) {
        return read(count, limit, false);
    }

    /** Reads until a byte of this value has come, inclusive; or what comes within the limit. */
    byte[] readUntil(int last, Duration limit) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long slices = slices(limit);
        while (slices > 0 && all.size() < MOST_BYTES) {
            byte[] next = read(1, SLICE, false);
            if (next.length == 0) {
                slices--;
            } else {
                all.write(next[0]);
                if ((next[0] & 0xff) == last) {
                    break;
                }
            }
        }
        return all.toByteArray();
    }

    /** Reads what comes within the limit, until nothing has come for a while after it. */
    byte[] readUntilQuiet(Duration limit) {
        return read(MOST_BYTES, limit, true);
    }

    /** Forgets what came in up to now; notices a board that is gone. */
    void discard() {
        SerialPort serial = serial();
        byte[] old = new byte[MOST_BYTES];
        int there = serial.bytesAvailable();
        while (there > 0) {
            there = serial.readBytes(old, Math.min(there, old.length)) < 0 ? -1 : serial.bytesAvailable();
        }
        if (there < 0) {
            throw lost("is gone");
        }
    }

    private byte[] read(int most, Duration limit, boolean untilQuiet) {
        SerialPort serial = serial();
        byte[] buffer = new byte[most];
        int have = 0;
        // Counted in the line's own timeouts, which are real time whatever the run's clock is.
        for (long slices = slices(limit); slices > 0 && have < most; slices--) {
            int count = serial.readBytes(buffer, most - have, have);
            if (count < 0) {
                // After a hang-up, while isOpen() stays true (jSerialComm 2.11.4).
                throw lost("is gone");
            }
            have += count;
            if (untilQuiet && count == 0 && have > 0) {
                break;
            }
        }
        return Arrays.copyOf(buffer, have);
    }

    private static long slices(Duration limit) {
        return Math.max(1, limit.dividedBy(SLICE));
    }

    private SerialPort serial() {
        SerialPort serial = open;
        if (serial == null) {
            serial = opened();
            open = serial;
        }
        return serial;
    }

    private SerialPort opened() {
        try {
            return SerialPorts.open(port, baud, SLICE);
        } catch (SerialPorts.NoSuchPortException e) {
            throw new BenchException(
                    "The relay's serial port " + port + " is not there. See that the board is plugged in ('ls"
                            + " /dev/serial/by-id' shows what is).",
                    e);
        } catch (IOException e) {
            throw new BenchException("The relay's serial port " + port + " fails: " + e.getMessage() + ".", e);
        }
    }

    /** The board does not answer as it should: closes the line, for a new start. */
    BenchException lost(String what) {
        String error = open == null ? "" : " (system error " + open.getLastErrorCode() + ")";
        close();
        return new BenchException("The relay board at " + port + " " + what + error
                + ". See that it is plugged in and has power, and that the bench names the right port and type.");
    }

    @Override
    public void close() {
        if (open != null) {
            open.closePort();
            open = null;
        }
    }
}
