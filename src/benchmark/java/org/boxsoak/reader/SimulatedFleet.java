package org.boxsoak.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/** The virtual box's adbd on this host, many times, and the place of an adb server that no other harness uses. */
final class SimulatedFleet implements AutoCloseable {
    private final List<Process> boxes = new ArrayList<>();
    private final List<String> serials = new ArrayList<>();
    private final int adbPort;

    private SimulatedFleet(int adbPort) {
        this.adbPort = adbPort;
    }

    static SimulatedFleet start(Path work, int count) throws IOException {
        Path adbd = work.resolve("adbd");
        List<String> compile = new ArrayList<>(List.of("gcc", "-O2", "-o", adbd.toString()));
        try (Stream<Path> sources = Files.list(Path.of("src/main/virtualbox/adbd"))) {
            sources.map(Path::toString).filter(file -> file.endsWith(".c")).forEach(compile::add);
        }
        ProgramReply reply = Programs.run(compile, Duration.ofMinutes(2));
        if (!reply.succeeded()) {
            throw new IOException("gcc said: " + reply.output());
        }
        SimulatedFleet fleet = new SimulatedFleet(freePort());
        for (int i = 0; i < count; i++) {
            Process box = new ProcessBuilder(adbd.toString(), "--address", "127.0.0.1", "--port", "0")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            fleet.boxes.add(box);
            var said = new BufferedReader(new InputStreamReader(box.getInputStream(), StandardCharsets.US_ASCII));
            String line = said.readLine();
            fleet.serials.add("127.0.0.1:" + line.substring(line.lastIndexOf(':') + 1));
        }
        return fleet;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int adbPort() {
        return adbPort;
    }

    List<String> serials() {
        return serials;
    }

    @Override
    public void close() {
        boxes.forEach(Programs::kill);
        Programs.run(List.of("adb", "-P", Integer.toString(adbPort), "kill-server"), Duration.ofSeconds(20));
    }
}
