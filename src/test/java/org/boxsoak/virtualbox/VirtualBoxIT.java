package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.ProcessStates;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.boxsoak.fake.ChildJvm;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.boxsoak.relay.QmpRelayProvider;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One box for all, powered on again where a test has taken its power. */
@Tag("virtual-box")
class VirtualBoxIT {
    private static final Duration BOOT = Duration.ofSeconds(120);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static VirtualBox box;
    private static BoxImage image;

    @TempDir
    Path folder;

    @BeforeAll
    static void build() {
        image = BoxWorkshop.ofThisHost().image(VirtualBoxSettings.DEFAULT.kernel(), new Cancellation());
        box = VirtualBox.start(VirtualBoxSettings.DEFAULT, new Cancellation());
        box.awaitReady(BOOT);
    }

    @AfterAll
    static void end() {
        Path folder = box.consoleLog().getParent();
        box.close();
        assertThat(folder).doesNotExist();
    }

    @BeforeEach
    void a_box_with_power() {
        if (!box.isAlive()) {
            box.restart();
            box.awaitReady(BOOT);
        }
        adb("connect", box.adbSerial());
    }

    @Test
    void the_console_log_has_every_byte_from_the_first_on() throws IOException {
        assertThat(Files.readString(box.consoleLog()))
                .startsWith("[    0.000000] Booting Linux on physical CPU")
                .contains("Linux version " + box.kernelRelease())
                .contains("boxsoak: ready");
    }

    @Test
    void adb_answers_with_the_kernel_and_its_cma() {
        assertThat(shell("uname -r")).isEqualTo(box.kernelRelease());
        assertThat(shell("grep CmaTotal /proc/meminfo")).contains("262144 kB");
        assertThat(shell("nproc")).isEqualTo("2");
    }

    @Test
    void the_relay_plugs_and_unplugs_the_module_and_says_so() {
        try (Relay relay = relay()) {
            relay.off();
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            assertThat(usbDevices()).doesNotContain("0525:a4a2");

            relay.on();
            relay.on();
            assertThat(relay.state()).isEqualTo(RelayState.ON);
            await("the guest sees the module")
                    .atMost(LIMIT)
                    .until(() -> usbDevices().contains("0525:a4a2"));

            relay.off();
            relay.off();
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            await("the guest misses the module")
                    .atMost(LIMIT)
                    .until(() -> !usbDevices().contains("0525:a4a2"));
        }
    }

    @Test
    void a_hundred_quick_plugs_are_obeyed() {
        try (Relay relay = relay()) {
            for (int i = 0; i < 100; i++) {
                relay.on();
                relay.off();
            }
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
        }
        assertThat(box.isAlive()).isTrue();
    }

    @Test
    void a_crash_reboots_the_guest_keeps_the_plug_and_its_log_survives() throws IOException {
        try (Relay relay = relay()) {
            relay.on();
            long qemu = box.pid();
            long boots = boots();
            // Later and apart: the crash takes the connection along that a direct call would wait on.
            shell("(sleep 1; echo c > /proc/sysrq-trigger) >/dev/null 2>&1 </dev/null &");

            await("the guest boots again").atMost(BOOT).until(() -> boots() > boots);

            assertThat(box.pid()).isEqualTo(qemu);
            assertThat(relay.state()).isEqualTo(RelayState.ON);
            adb("disconnect", box.adbSerial());
            adb("connect", box.adbSerial());
            assertThat(usbDevices()).contains("0525:a4a2");
            assertThat(shell("cat /sys/fs/pstore/dmesg-ramoops-0")).contains("sysrq triggered crash");
            relay.off();
        }
    }

    @Test
    void a_power_cut_ends_it_and_a_restart_brings_it_back_at_the_same_port() {
        int port = box.adbPort();
        String before = shell("cat /proc/sys/kernel/random/boot_id");

        box.powerCut();
        assertThat(box.isAlive()).isFalse();
        assertThatThrownBy(() -> relay().on())
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("the virtual box is not running");
        box.restart();
        box.awaitReady(BOOT);

        assertThat(box.adbPort()).isEqualTo(port);
        adb("disconnect", box.adbSerial());
        adb("connect", box.adbSerial());
        assertThat(shell("cat /proc/sys/kernel/random/boot_id")).isNotEqualTo(before);
    }

    @Test
    void kernel_parameters_memory_and_processors_are_as_wished() throws IOException {
        VirtualBoxSettings settings = VirtualBoxSettings.DEFAULT
                .withMemory(256, 64)
                .withCpus(1)
                .withKernelParameters(List.of("loglevel=7", "boxsoak.test=yes"));
        try (VirtualBox other = VirtualBox.start(settings, new Cancellation())) {
            other.awaitReady(BOOT);
            adb("connect", other.adbSerial());
            String line =
                    adb("-s", other.adbSerial(), "shell", "cat /proc/cmdline; nproc; grep CmaTotal /proc/meminfo");
            assertThat(line).contains("boxsoak.test=yes").contains("\n1\n").contains("65536 kB");
            adb("disconnect", other.adbSerial());
        }
    }

    @Test
    void a_port_that_is_taken_is_said_with_its_number() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            VirtualBoxSettings settings = VirtualBoxSettings.DEFAULT.withAdbPort(other.getLocalPort());

            assertThatThrownBy(() -> VirtualBox.start(settings, image, new Cancellation()))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort() + " is taken by another program");
        }
    }

    @Test
    void a_box_that_never_boots_ends_within_its_limit_with_the_consoles_last_lines() throws IOException {
        Path noDisk = Files.writeString(folder.resolve("initrd.gz"), "no disk");
        BoxImage broken = new BoxImage(image.kernel(), noDisk, image.release());
        // Without panic=1 in force the kernel stands still at "Unable to mount root fs".
        VirtualBoxSettings settings = VirtualBoxSettings.DEFAULT.withKernelParameters(List.of("panic=0"));
        try (VirtualBox dead = VirtualBox.start(settings, broken, new Cancellation())) {
            assertThatThrownBy(() -> dead.awaitReady(Duration.ofSeconds(15)))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("did not boot within 15 s")
                    .hasMessageContaining("Unable to mount root fs");
        }
    }

    @Test
    void an_emulator_that_ends_at_its_start_says_why() {
        VirtualBoxSettings settings = VirtualBoxSettings.DEFAULT.withQemuArguments(List.of("-no-such-option"));

        assertThatThrownBy(() -> VirtualBox.start(settings, image, new Cancellation()))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("QEMU ended at its start")
                .hasMessageContaining("-no-such-option");
    }

    @Test
    void an_emulator_that_dies_during_the_boot_is_noticed_at_once() {
        try (VirtualBox dying = VirtualBox.start(VirtualBoxSettings.DEFAULT, image, new Cancellation())) {
            ProcessHandle.of(dying.pid()).orElseThrow().destroyForcibly();

            assertThatThrownBy(() -> dying.awaitReady(BOOT))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("emulator ended while the box was booting: exit code 137");
        }
    }

    @Test
    void a_cancelled_run_does_not_wait_for_the_boot() {
        Cancellation cancellation = new Cancellation();
        try (VirtualBox unwanted = VirtualBox.start(VirtualBoxSettings.DEFAULT, image, cancellation)) {
            cancellation.request();
            assertThatThrownBy(() -> unwanted.awaitReady(BOOT)).hasMessageContaining("Cancelled");
        }
    }

    @Test
    void a_hanging_emulator_is_reported_by_the_relay_and_ended_all_the_same() {
        VirtualBox hanging = VirtualBox.start(VirtualBoxSettings.DEFAULT, image, new Cancellation());
        long pid = hanging.pid();
        ProcessStates.signal("STOP", pid);

        assertThatThrownBy(() -> Qmp.connect(hanging.qmpSocket(), Duration.ofSeconds(1)))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("hangs");
        hanging.close();

        assertThat(ProcessStates.isAlive(pid)).isFalse();
    }

    @Test
    void killing_the_harness_leaves_no_emulator_and_the_next_start_sweeps_its_folder() throws IOException {
        String serial;
        Path left;
        try (ChildJvm harness = ChildJvm.start(Harness.class)) {
            String[] said = harness.awaitLine("box: ").split(" ");
            long pid = Long.parseLong(said[1]);
            left = Path.of(said[2]);
            serial = said[3];
            assertThat(ProcessStates.isAlive(pid)).isTrue();

            harness.kill();

            await("QEMU " + pid + " is gone").atMost(LIMIT).until(() -> !ProcessStates.isAlive(pid));
        }
        assertThat(AdbPort.isFree(Integer.parseInt(serial.split(":")[1]))).isTrue();
        assertThat(left).exists();
    }

    /** A harness that is killed while its box boots. */
    static final class Harness {
        public static void main(String[] arguments) throws Exception {
            VirtualBox running = VirtualBox.start(VirtualBoxSettings.DEFAULT, new Cancellation());
            ChildJvm.say("box: " + running.pid() + " " + running.consoleLog().getParent() + " " + running.adbSerial());
            new CountDownLatch(1).await();
        }
    }

    private static Relay relay() {
        return new QmpRelayProvider()
                .open(Map.of("socket", box.qmpSocket().toString()), RelayContexts.of(new ManualClock()));
    }

    private static long boots() throws IOException {
        try (var lines = Files.lines(box.consoleLog(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(l -> l.contains("boxsoak: ready")).count();
        }
    }

    private static String usbDevices() {
        return shell("for d in /sys/bus/usb/devices/*/idVendor; do echo $(cat $d):$(cat ${d%/*}/idProduct); done");
    }

    private static String shell(String command) {
        return adb("-s", box.adbSerial(), "shell", command).strip();
    }

    private static String adb(String... words) {
        List<String> command = new ArrayList<>(List.of("adb"));
        command.addAll(Arrays.asList(words));
        ProgramReply reply = Programs.run(command, LIMIT);
        return reply.output();
    }
}
