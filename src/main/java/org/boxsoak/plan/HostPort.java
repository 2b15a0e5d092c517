package org.boxsoak.plan;

/**
 * Name a TCP end: {@code 127.0.0.1:5037}.
 *
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
    private static final int LARGEST_PORT = 65_535;

    public HostPort {
        if (host.isBlank() || port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("'" + host + ":" + port + "' is no host and port");
        }
    }

    /**
     * Reads host, colon, port; an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static HostPort parse(String text) {
        String trimmed = text.strip();
        int colon = trimmed.lastIndexOf(':');
        String host = trimmed.substring(0, Math.max(colon, 0)).replaceFirst("^\\[(.*)]$", "$1");
        String port = trimmed.substring(colon + 1);
        if (colon < 1 || host.isBlank() || host.matches(".*\\s.*") || !port.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("'" + trimmed + "' is no host:port; write it as 127.0.0.1:4000");
        }
        if (Integer.parseInt(port) < 1 || Integer.parseInt(port) > LARGEST_PORT) {
            throw new IllegalArgumentException("'" + trimmed + "': a port is a number from 1 to " + LARGEST_PORT);
        }
        return new HostPort(host, Integer.parseInt(port));
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
