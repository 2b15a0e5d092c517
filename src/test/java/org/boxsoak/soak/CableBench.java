package org.boxsoak.soak;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.Programs;
import org.boxsoak.box.AdbBox;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.BoxId;
import org.boxsoak.fake.PrivateAdbServer;
import org.boxsoak.fake.TcpBridge;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;
import org.boxsoak.relay.Person;
import org.boxsoak.virtualbox.VirtualBox;
import org.boxsoak.virtualbox.VirtualBoxSettings;

/**
 * The virtual box wired as a real one is: by an adb server of its own and a console server, over cables that can be cut, with its power in
 * the test's hand. A run on it goes on in this process.
 */
final class CableBench implements AutoCloseable {
    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration COMMAND = Duration.ofSeconds(15);

    final VirtualBox box;
    final TcpBridge adb;
    final TcpBridge console;
    final PrivateAdbServer server;
    private final Path folder;
    private final AdbBox hand;
    private final List<JournalLine> journal = new CopyOnWriteArrayList<>();

    CableBench(Path folder) throws IOException {
        this.folder = folder;
        this.box = VirtualBox.start(VirtualBoxSettings.DEFAULT, new Cancellation());
        this.adb = TcpBridge.toPort(box.adbPort());
        this.console = TcpBridge.toEndOf(box.consoleLog());
        this.server = PrivateAdbServer.place();
        this.hand = new AdbBox(new BoxId("hand"), server.address(), serial(), new Cancellation());
        box.awaitReady(BOOT);
    }

    String serial() {
        return "127.0.0.1:" + adb.port();
    }

    /**
     * Starts a run.
     *
     * @param plan its keys beside name
     * @param bench further keys of the bench
     */
    SoakRun start(String plan, boolean withConsole, String bench) throws IOException {
        AdbServer at = server.address();
        Path benchFile = Files.writeString(
                folder.resolve("bench.yaml"),
                "name: cable\nbox: { adb: \"" + serial() + "\" }\nadb-server: { host: " + at.host() + ", port: "
                        + at.port() + " }\n"
                        + (withConsole ? "console: { tcp: \"127.0.0.1:" + console.port() + "\" }\n" : "") + bench);
        Path planFile = Files.writeString(folder.resolve("plan.yaml"), "name: cables\n" + plan);
        SoakOrder order = SoakOrder.load(planFile.toString(), benchFile.toString(), folder.resolve("reports"));
        SoakRun run = SoakRun.start(order, Person.nobody(), new Cancellation(), journal::add);
        await("the workload begins").atMost(BOOT).until(() -> count(RunEvent.CycleStarted.class) > 1);
        return run;
    }

    /** What the run has recorded so far. */
    List<JournalLine> journal() {
        return journal;
    }

    long count(Class<? extends RunEvent> type) {
        return journal.stream().map(JournalLine::event).filter(type::isInstance).count();
    }

    /** The moment at which such an event was first recorded after another moment. */
    Instant first(Class<? extends RunEvent> type, Instant after) {
        return journal.stream()
                .filter(line -> type.isInstance(line.event()) && !line.wall().isBefore(after))
                .findFirst()
                .orElseThrow()
                .wall();
    }

    /** Gives the box an order that it may not live to answer; returns at once, for a busy box takes its time to begin with it. */
    void order(String command) {
        hand.connect(COMMAND);
        Thread order = new Thread(() -> give(command), "order");
        order.setDaemon(true);
        order.start();
    }

    private void give(String command) {
        try {
            hand.shell().run(command, COMMAND);
        } catch (BenchException e) {
            // It went down by it, as it should.
        }
    }

    /** {@code adb reboot}, as a person at the bench types it. */
    void adbReboot() {
        Programs.run(List.of("adb", "-P", String.valueOf(server.address().port()), "-s", serial(), "reboot"), COMMAND);
    }

    @Override
    public void close() throws IOException {
        hand.close();
        adb.close();
        console.close();
        server.close();
        box.close();
    }
}
