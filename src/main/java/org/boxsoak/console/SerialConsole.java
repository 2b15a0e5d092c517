package org.boxsoak.console;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import org.boxsoak.bench.SerialPorts;

/** A console on a serial port of this host. */
record SerialConsole(String port, int baud) implements ConsoleSource {
    SerialConsole {
        if (baud <= 0) {
            throw new IllegalArgumentException(baud + " is no baud rate; usual ones are 115200, 921600 and 1500000");
        }
    }

    @Override
    public ConsoleLink open() throws IOException {
        try {
            return new SerialLink(SerialPorts.open(port, baud, ConsoleLink.LONGEST_WAIT));
        } catch (SerialPorts.NoSuchPortException e) {
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
