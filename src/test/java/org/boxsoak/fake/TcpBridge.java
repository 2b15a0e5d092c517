package org.boxsoak.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A cable of this host's loopback that can be cut and mended: what is connected then is closed, and what comes is turned away. */
public final class TcpBridge implements AutoCloseable {
    private final ServerSocket door;
    private final Far far;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> stalled = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** The other end, opened anew for each connection. */
    private interface Far {
        void connect(Socket near, Swallows swallows) throws IOException;
    }

    /** Whether what is carried is to be lost. */
    private interface Swallows {
        boolean now();
    }

    private TcpBridge(Far far) throws IOException {
        this.door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        this.far = far;
        start("tcp-bridge", this::acceptAll);
    }

    /** To a port of this host. */
    public static TcpBridge toPort(int port) throws IOException {
        return new TcpBridge((near, swallows) -> {
            Socket other = new Socket(InetAddress.getLoopbackAddress(), port);
            start("tcp-bridge-back", () -> copy(near, other, swallows));
            copy(other, near, swallows);
        });
    }

    /** To what is appended to a file from the connection on, as a console server gives it. */
    public static TcpBridge toEndOf(Path file) throws IOException {
        return new TcpBridge((near, swallows) -> {
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                in.seek(Files.size(file));
                tail(in, near);
            }
        });
    }

    public int port() {
        return door.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(TcpBridge::close);
    }

    /** Swallows what comes over the connections that are open now, without closing them, as a box does after its reboot. */
    public void stall() {
        stalled.addAll(open);
    }

    public void mend() {
        cut = false;
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) {
                    close(near);
                    continue;
                }
                open.add(near);
                start("tcp-bridge-line", () -> serve(near));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket near) {
        try {
            far.connect(near, () -> stalled.contains(near));
        } catch (IOException e) {
            // The far end is not there: the near one notices by being closed.
        } finally {
            close(near);
            open.remove(near);
            stalled.remove(near);
        }
    }

    private static void tail(RandomAccessFile in, Socket near) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        OutputStream out = near.getOutputStream();
        while (!near.isClosed()) {
            int count = in.read(buffer);
            if (count > 0) {
                out.write(buffer, 0, count);
            } else {
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private static void copy(Socket from, Socket to, Swallows swallows) {
        try (InputStream in = from.getInputStream()) {
            byte[] buffer = new byte[64 * 1024];
            for (int count; (count = in.read(buffer)) >= 0; ) {
                if (!swallows.now()) {
                    to.getOutputStream().write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            // One of the two was closed, so both are.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(TcpBridge::close);
    }
}
