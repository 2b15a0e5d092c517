package org.boxsoak.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The far end of a QMP socket, which answers as a test wants: in pieces, out of turn, wrongly, or not at all. */
public final class FakeQmp implements AutoCloseable {
    public static final String GREETING =
            "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 22, \"minor\": 2, \"major\": 7}, \"package\": \"\"}, \"capabilities\": [\"oob\"]}}\r\n";

    private final Path socket;
    private final ServerSocketChannel server;
    private final String greeting;
    private final Function<String, List<String>> answers;
    private volatile boolean dribbles;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private FakeQmp(Path socket, ServerSocketChannel server, String greeting, Function<String, List<String>> answers) {
        this.socket = socket;
        this.server = server;
        this.greeting = greeting;
        this.answers = answers;
    }

    /**
     * Listens.
     *
     * @param greeting what a client gets at once
     * @param answers gives the pieces to send, one write each, for a line that came in; an empty list ends the connection
     */
    public static FakeQmp start(Path socket, String greeting, Function<String, List<String>> answers)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        FakeQmp fake = new FakeQmp(socket, server, greeting, answers);
        Thread thread = new Thread(fake::serve, "fake-qmp");
        thread.setDaemon(true);
        thread.start();
        return fake;
    }

    /** The answer of one line to a request, with the request's own id. */
    public static String reply(String request, String content) {
        String id = request.replaceAll(".*\"id\":\\s*(\\d+).*", "$1");
        return "{" + content + ", \"id\": " + id + "}\r\n";
    }

    /** From now on sends every byte by itself, also those of one letter. */
    public void dribble() {
        dribbles = true;
    }

    /** Every line that came in. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public Path socket() {
        return socket;
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept();
                    Scanner lines = new Scanner(Channels.newInputStream(client), StandardCharsets.UTF_8)) {
                send(client, greeting);
                while (lines.hasNextLine()) {
                    String request = lines.nextLine();
                    requests.add(request);
                    List<String> pieces = answers.apply(request);
                    if (pieces.isEmpty()) {
                        break;
                    }
                    for (String piece : pieces) {
                        send(client, piece);
                    }
                }
            } catch (IOException e) {
                // The test closed it, or the client went away.
            }
        }
    }

    private void send(SocketChannel client, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int step = dribbles ? 1 : bytes.length;
        for (int sent = 0; sent < bytes.length; sent += step) {
            client.write(ByteBuffer.wrap(bytes, sent, step));
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
