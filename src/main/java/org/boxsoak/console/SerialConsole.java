package org.boxsoak.console;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A console on a serial port of this host. */
record SerialConsole(String port, int baud) implements ConsoleSource {
    SerialConsole {
        if (baud <= 0) {
            throw new IllegalArgumentException(baud + " is no baud rate; usual ones are 115200, 921600 and 1500000");
        }
    }

    @Override
    public ConsoleLink open() throws IOException {
        SerialPort serial = find();
        serial.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        serial.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        serial.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, (int) ConsoleLink.LONGEST_WAIT.toMillis(), 0);
        if (!serial.openPort()) {
            throw new IOException("the port cannot be opened (system error " + serial.getLastErrorCode()
                    + "): see that no other program has it and that this user may open it (group dialout)");
        }
        return new SerialLink(serial);
    }

    private SerialPort find() throws IOException {
        // jSerialComm takes /no/such/tty1 for /dev/tty1.
        if (port.startsWith("/") && !Files.exists(Path.of(port))) {
            throw new IOException("there is no such port: see that the adapter is plugged in");
        }
        try {
            return SerialPort.getCommPort(port);
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("there is no such port: see that the adapter is plugged in", e);
        }
    }

    @Override
    public String describe() {
        return port + " at " + baud + " baud";
    }

    private record SerialLink(SerialPort serial) implements ConsoleLink {
        @Override
        public int read(byte[] buffer) {
            // -1 after a hang-up, while isOpen() stays true (jSerialComm 2.11.4).
            int count = serial.readBytes(buffer, buffer.length);
            return count < 0 ? GONE : count;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (serial.writeBytes(bytes, bytes.length) != bytes.length) {
                throw new IOException(
                        "the port did not take all bytes (system error " + serial.getLastErrorCode() + ")");
            }
        }

        @Override
        public void close() {
            serial.closePort();
        }
    }
}
