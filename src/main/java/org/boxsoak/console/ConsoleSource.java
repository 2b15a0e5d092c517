package org.boxsoak.console;

import java.io.IOException;
import java.nio.file.Path;

/** Where a console comes from, opened again and again as it is lost. */
public interface ConsoleSource {
    /** Opens the console now, or says why not. */
    ConsoleLink open() throws IOException;

    /** For people, e.g. {@code /dev/ttyUSB1 at 921600 baud}. */
    String describe();

    /** A file that another program appends the console to; read from its first byte. It cannot be written to. */
    static ConsoleSource file(Path file) {
        return new FileConsole(file);
    }

    /** A stream socket of this host, e.g. QEMU's {@code -serial unix:PATH,server=on,wait=off}. */
    static ConsoleSource unixSocket(Path socket) {
        return SocketConsole.unix(socket);
    }

    /** A raw TCP port of a terminal server, e.g. ser2net. */
    static ConsoleSource tcp(String host, int port) {
        return SocketConsole.tcp(host, port);
    }

    /** A serial port of this host, 8N1 without flow control. */
    static ConsoleSource serial(String port, int baud) {
        return new SerialConsole(port, baud);
    }
}
