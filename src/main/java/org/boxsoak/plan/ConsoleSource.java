package org.boxsoak.plan;

/** Where the kernel's serial console can be read. */
public sealed interface ConsoleSource {
    /** A serial port of this host, e.g. /dev/ttyUSB1. {@code baud}: bits a second, 8N1. */
    record Serial(String port, int baud) implements ConsoleSource {}

    /** A console server, e.g. ser2net in raw mode. */
    record Tcp(HostPort address) implements ConsoleSource {}
}
