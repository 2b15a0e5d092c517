package org.boxsoak.fake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.boxsoak.box.AdbServer;

/** An adb server that fails in a chosen manner; for the other requests it is a real one whose only box is this host. */
public final class FakeAdbServer implements AutoCloseable {
    /** How it treats the {@code exec:} request. */
    public enum Manner {
        ANSWERS,
        STALLS_BEFORE_OKAY,
        STALLS_AFTER_OKAY,
        STALLS_MID_PAYLOAD,
        FAILS_OFFLINE,
        FAILS_NOT_FOUND,
        FAILS_UNAUTHORIZED,
        FAILS_CLOSED,
        CLOSES_EARLY,
        CLOSES_MID_PAYLOAD,
        DRIPS,
        TALKS_GARBAGE,
        FLOODS
    }

    private final Manner manner;
    private final ServerSocket door;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    public FakeAdbServer(Manner manner) throws IOException {
        this.manner = manner;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("fake-adb-door", this::acceptAll);
    }

    public AdbServer address() {
        return new AdbServer("127.0.0.1", door.getLocalPort());
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                start("fake-adb-conversation", () -> converse(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            while (true) {
                String request = request(socket.getInputStream());
                if (request.startsWith("exec:")) {
                    answer(request.substring("exec:".length()), socket);
                    return;
                }
                okay(socket);
                if (request.equals("host:version")) {
                    write(socket, "00040029");
                    return;
                }
            }
        } catch (IOException e) {
            // The other side has ended the conversation.
        } finally {
            open.remove(socket);
        }
    }

    private void answer(String command, Socket socket) throws IOException {
        switch (manner) {
            case STALLS_BEFORE_OKAY -> untilTheOtherSideEnds(socket);
            case FAILS_OFFLINE -> fail(socket, "device offline");
            case FAILS_NOT_FOUND -> fail(socket, "device 'nobody' not found");
            case FAILS_UNAUTHORIZED -> fail(socket, "device unauthorized.");
            case FAILS_CLOSED -> fail(socket, "closed");
            case CLOSES_EARLY -> {}
            case TALKS_GARBAGE -> {
                write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
                untilTheOtherSideEnds(socket);
            }
            default -> {
                okay(socket);
                pay(command, socket);
            }
        }
    }

    private void pay(String command, Socket socket) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        try (InputStream payload = shell.getInputStream()) {
            switch (manner) {
                case ANSWERS -> payload.transferTo(socket.getOutputStream());
                case STALLS_AFTER_OKAY -> untilTheOtherSideEnds(socket);
                case STALLS_MID_PAYLOAD -> {
                    socket.getOutputStream().write(payload.readNBytes(50));
                    untilTheOtherSideEnds(socket);
                }
                case CLOSES_MID_PAYLOAD -> socket.getOutputStream().write(payload.readNBytes(50));
                case DRIPS -> drip(payload.readAllBytes(), socket);
                case FLOODS -> flood(payload.readNBytes(50), socket.getOutputStream());
                default -> throw new IllegalStateException("no payload: " + manner);
            }
        } finally {
            shell.destroyForcibly();
        }
    }

    /** One byte a second, until the other side ends. */
    private static void drip(byte[] payload, Socket socket) throws IOException {
        socket.setSoTimeout(1000);
        for (byte b : payload) {
            socket.getOutputStream().write(b);
            try {
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException e) {
                // The next byte is due.
            }
        }
    }

    private static void flood(byte[] head, OutputStream out) throws IOException {
        out.write(head);
        byte[] block = new byte[64 * 1024];
        while (true) {
            out.write(block);
        }
    }

    private static void untilTheOtherSideEnds(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static String request(InputStream in) throws IOException {
        int length = Integer.parseInt(new String(exactly(in, 4), StandardCharsets.US_ASCII), 16);
        return new String(exactly(in, length), StandardCharsets.UTF_8);
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("the other side ended");
        }
        return bytes;
    }

    private static void okay(Socket socket) throws IOException {
        write(socket, "OKAY");
    }

    private static void fail(Socket socket, String words) throws IOException {
        write(socket, "FAIL" + String.format("%04x", words.length()) + words);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Closeable each : open) {
            each.close();
        }
    }
}
