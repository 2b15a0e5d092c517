package org.boxsoak.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HexFormat;

/** A relay board on a serial port of the kernel's own: it keeps every byte that it got, and can be pulled out. */
public final class SimulatedBoard implements AutoCloseable {
    private final PseudoTerminal terminal;
    private final Firmware firmware;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    private SimulatedBoard(PseudoTerminal terminal, Firmware firmware) {
        this.terminal = terminal;
        this.firmware = firmware;
    }

    public static SimulatedBoard plug(Path folder, Firmware firmware) throws IOException {
        SimulatedBoard board = new SimulatedBoard(PseudoTerminal.in(folder), firmware);
        board.start();
        return board;
    }

    private void start() {
        firmware.powerUp();
        InputStream in = terminal.input();
        OutputStream out = terminal.box();
        Thread thread = new Thread(() -> serve(in, out), "simulated-board");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(InputStream in, OutputStream out) {
        try {
            for (int value = in.read(); value >= 0; value = in.read()) {
                synchronized (received) {
                    received.write(value);
                }
                out.write(firmware.take(value));
                out.flush();
            }
        } catch (IOException e) {
            // It was pulled out.
        }
    }

    public String port() {
        return terminal.port().toString();
    }

    /** What came in since the last time this was asked, as data sheets write it. */
    public String received() {
        synchronized (received) {
            String all = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(received.toByteArray());
            received.reset();
            return all;
        }
    }

    public void pullOut() {
        terminal.pullOut();
    }

    public void plugIn() throws IOException {
        terminal.plugIn();
        start();
    }

    @Override
    public void close() {
        terminal.close();
    }
}
