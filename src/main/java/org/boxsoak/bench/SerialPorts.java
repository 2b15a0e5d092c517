package org.boxsoak.bench;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The serial ports of this host; the only place where the library is set up. */
public final class SerialPorts {
    static {
        // Several processes that unpack the native library under one name disturb each other.
        System.setProperty("jSerialComm.library.randomizeNativeName", "true");
    }

    private SerialPorts() {}

    /** Says that there is no port of that name. */
    public static final class NoSuchPortException extends IOException {
        private static final long serialVersionUID = 1L;

        NoSuchPortException() {
            super("there is no such port");
        }
    }

    /** Their plain names, e.g. {@code /dev/ttyUSB0}. */
    public static List<String> all() {
        return Arrays.stream(SerialPort.getCommPorts())
                .map(SerialPort::getSystemPortPath)
                .toList();
    }

    /**
     * Opens one, 8N1 without flow control; other programs are kept away from it while it is open.
     *
     * @param port {@code /dev/ttyUSB0}, {@code /dev/serial/by-id/...}, {@code COM3}
     * @param longestWait how long a read waits for its first byte; Unix terminals count it in tenths of a second, and a shorter one lasts as
     *     long (measured with jSerialComm 2.11.4)
     * @throws NoSuchPortException when it is not plugged in
     * @throws IOException when the host refuses it
     */
    public static SerialPort open(String port, int baud, Duration longestWait) throws IOException {
        SerialPort serial = find(port);
        serial.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        serial.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        serial.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, (int) longestWait.toMillis(), 0);
        if (!serial.openPort()) {
            throw new IOException("the port cannot be opened (system error " + serial.getLastErrorCode()
                    + "): see that no other program has it and that this user may open it (group dialout)");
        }
        return serial;
    }

    private static SerialPort find(String port) throws NoSuchPortException {
        // jSerialComm takes /no/such/tty1 for /dev/tty1.
        if (port.startsWith("/") && !Files.exists(Path.of(port))) {
            throw new NoSuchPortException();
        }
        try {
            return SerialPort.getCommPort(port);
        } catch (SerialPortInvalidPortException e) {
            throw (NoSuchPortException) new NoSuchPortException().initCause(e);
        }
    }

    /** One name for one port, by whichever of its links it is called; any other name stays as it is. */
    public static String real(String port) {
        try {
            Path path = Path.of(port);
            return Files.exists(path) ? path.toRealPath().toString() : port;
        } catch (IOException | InvalidPathException e) {
            return port;
        }
    }
}
