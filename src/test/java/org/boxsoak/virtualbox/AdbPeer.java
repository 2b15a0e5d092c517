package org.boxsoak.virtualbox;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The adb server's side of one connection, packet by packet. Payloads are strings of ISO 8859-1: one character, one byte. */
final class AdbPeer implements Closeable {
    static final int WITH_CHECKSUMS = 0x01000000;
    static final int WITHOUT_CHECKSUMS = 0x01000001;
    static final int HEADER_BYTES = 24;
    private static final int LONGEST_PAYLOAD = 1024 * 1024;

    /** One packet as it came. */
    record Packet(String command, int arg0, int arg1, int checksum, String payload) {}

    private final Socket socket;
    private final DataInputStream input;

    private AdbPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new DataInputStream(socket.getInputStream());
        patience(Duration.ofSeconds(20));
    }

    static AdbPeer connect(int port) throws IOException {
        return new AdbPeer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Connects and greets, as a present adb does. */
    static AdbPeer greeted(int port) throws IOException {
        AdbPeer peer = connect(port);
        peer.greet(WITHOUT_CHECKSUMS);
        return peer;
    }

    Packet greet(int version) throws IOException {
        send("CNXN", version, LONGEST_PAYLOAD, "host::features=cmd");
        return next();
    }

    /** Opens a stream and returns adbd's number of it. */
    int open(int stream, String service) throws IOException {
        send("OPEN", stream, 0, service + "\0");
        Packet answer = next();
        if (!answer.command().equals("OKAY")) {
            throw new IOException("OPEN '" + service + "' was answered by " + answer);
        }
        return answer.arg0();
    }

    /** Everything that the service writes until its end. */
    String readAll(int stream, String service) throws IOException {
        int remote = open(stream, service);
        StringBuilder output = new StringBuilder();
        for (Packet packet = next(); !packet.command().equals("CLSE"); packet = next()) {
            output.append(packet.payload());
            send("OKAY", stream, remote, "");
        }
        return output.toString();
    }

    void send(String command, int arg0, int arg1, String payload) throws IOException {
        sendRaw(encode(command, arg0, arg1, payload));
    }

    void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    static byte[] encode(String command, int arg0, int arg1, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        int word = ByteBuffer.wrap(command.getBytes(StandardCharsets.US_ASCII))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        return ByteBuffer.allocate(HEADER_BYTES + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(word)
                .putInt(arg0)
                .putInt(arg1)
                .putInt(bytes.length)
                .putInt(checksum(payload))
                .putInt(~word)
                .put(bytes)
                .array();
    }

    static int checksum(String payload) {
        return payload.chars().sum();
    }

    Packet next() throws IOException {
        ByteBuffer header = ByteBuffer.wrap(input.readNBytes(HEADER_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        if (header.remaining() < HEADER_BYTES) {
            throw new IOException("adbd closed the connection");
        }
        byte[] command = new byte[4];
        header.get(command);
        int arg0 = header.getInt();
        int arg1 = header.getInt();
        byte[] payload = new byte[header.getInt()];
        int checksum = header.getInt();
        input.readFully(payload);
        return new Packet(
                new String(command, StandardCharsets.US_ASCII),
                arg0,
                arg1,
                checksum,
                new String(payload, StandardCharsets.ISO_8859_1));
    }

    /** How long to wait for a packet. */
    void patience(Duration limit) throws IOException {
        socket.setSoTimeout((int) limit.toMillis());
    }

    /** Whether anything comes within that time; what came is lost. */
    boolean hearsSomethingWithin(Duration limit) throws IOException {
        patience(limit);
        try {
            return input.read() >= 0;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            patience(Duration.ofSeconds(20));
        }
    }

    /** Whether adbd closes the connection, after whatever it still has to say. */
    boolean isDropped() throws IOException {
        try {
            input.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true; // reset, since we had sent more than it read
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
