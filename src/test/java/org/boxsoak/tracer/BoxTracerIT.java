package org.boxsoak.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.AdbBox;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.box.BoxStream;
import org.boxsoak.onbox.OnboxProgram;
import org.boxsoak.trace.Holder;
import org.boxsoak.trace.Ranking;
import org.boxsoak.trace.Trace;
import org.boxsoak.trace.Use;
import org.boxsoak.virtualbox.VirtualBox;
import org.boxsoak.virtualbox.VirtualBoxSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One virtual box, traced again and again. */
@Tag("virtual-box")
class BoxTracerIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final TraceRequest SHORT = TraceRequest.lasting(Duration.ofSeconds(7), 6, Duration.ZERO);
    private static final String OSD = "/sys/kernel/leaky_osd/";

    private static VirtualBox virtual;
    private static Box box;

    @TempDir
    private Path folder;

    @BeforeAll
    static void boot() {
        virtual = VirtualBox.start(VirtualBoxSettings.DEFAULT, new Cancellation());
        virtual.awaitReady(Duration.ofMinutes(3));
        box = new AdbBox(new BoxId("virtual"), AdbServer.USUAL, virtual.adbSerial(), new Cancellation());
        box.connect(LONG);
    }

    @AfterAll
    static void end() {
        box.close();
        virtual.close();
    }

    @AfterEach
    void nothing_of_a_trace_is_left() {
        box.ask("echo 1 > " + OSD + "release", LONG);
        await("the instances are removed").atMost(LONG).until(() -> instances().isEmpty());
    }

    @Test
    void names_the_function_that_takes_pages_directly() {
        Holder first = first("pages");

        assertThat(first.suspected()).isTrue();
        assertThat(first.label()).isEqualTo("osd_take_page [leaky_osd]");
        assertThat(first.use()).isEqualTo(Use.PAGES);
        // 80 KiB/s in windows that a busy host stretches.
        assertThat(first.perHour()).isBetween(80 * 3600 * 1024 * 0.4, 80 * 3600 * 1024 * 1.6);
    }

    @Test
    void names_the_function_that_takes_slab_objects() {
        Holder first = first("kmalloc");

        assertThat(first.suspected()).isTrue();
        assertThat(first.label()).isEqualTo("osd_take_object [leaky_osd]");
        assertThat(first.what()).isEqualTo("slab objects (kmalloc-256)");
    }

    @Test
    void names_the_caller_of_vmalloc() {
        Holder first = first("vmalloc");

        assertThat(first.suspected()).isTrue();
        assertThat(first.label()).isEqualTo("osd_take_mapping [leaky_osd]");
    }

    @Test
    void names_the_function_that_takes_cma_for_a_device() {
        Holder first = first("dma");

        assertThat(first.suspected()).isTrue();
        assertThat(first.label()).isEqualTo("osd_take_buffer [leaky_osd]");
        assertThat(first.use()).isEqualTo(Use.CMA);
    }

    @Test
    void suspects_nobody_where_nothing_leaks() {
        assertThat(Ranking.of(trace(SHORT), 1e6)).noneMatch(Holder::suspected);
    }

    @Test
    void the_box_removes_the_trace_when_the_link_breaks() {
        String program = OnboxProgram.named("boxtrace").place(box, new Cancellation());
        try (BoxStream stream = box.stream("exec " + program + " --window 60000", LONG)) {
            await("the trace is on").atMost(LONG).until(() -> !instances().isEmpty());
            assertThat(stream.readLine(LONG)).startsWith("h ");
        }

        await("the instances are removed").atMost(LONG).until(() -> instances().isEmpty());
    }

    @Test
    void the_guard_removes_the_trace_when_its_process_is_killed() {
        String program = OnboxProgram.named("boxtrace").place(box, new Cancellation());
        try (BoxStream stream = box.stream("exec " + program + " --window 60000", LONG)) {
            String[] header = String.valueOf(stream.readLine(LONG)).split(" ");
            box.ask("kill -9 " + header[4], LONG);

            await("the instances are removed")
                    .atMost(LONG)
                    .until(() -> instances().isEmpty());
        }
    }

    @Test
    void the_guard_ends_a_process_that_hangs_and_removes_the_trace() {
        String program = OnboxProgram.named("boxtrace").place(box, new Cancellation());
        try (BoxStream stream = box.stream("exec " + program + " --window 60000", LONG)) {
            String[] header = String.valueOf(stream.readLine(LONG)).split(" ");
            box.ask("kill -STOP " + header[4], LONG);

            await("the instances are removed")
                    .atMost(LONG)
                    .until(() -> instances().isEmpty());
        }
    }

    @Test
    void says_that_the_kernel_has_no_tracefs_and_changes_nothing() {
        box.ask("grep -v tracefs /proc/filesystems > /tmp/others && mount -o bind /tmp/others /proc/filesystems", LONG);
        try {
            TraceRefusedException refused = catchThrowableOfType(TraceRefusedException.class, () -> trace(SHORT));

            assertThat(refused.code()).isEqualTo("tracefs");
            assertThat(instances()).isEmpty();
        } finally {
            box.ask("umount /proc/filesystems", LONG);
        }
    }

    @Test
    void says_that_somebody_else_traces_and_changes_nothing() {
        box.ask("echo function > /sys/kernel/tracing/current_tracer", LONG);
        try {
            TraceRefusedException refused = catchThrowableOfType(TraceRefusedException.class, () -> trace(SHORT));

            assertThat(refused.code()).isEqualTo("busy");
            assertThat(refused).hasMessageContaining("the tracer 'function' is on");
            assertThat(instances()).isEmpty();
            assertThat(box.readFile("/sys/kernel/tracing/current_tracer", LONG)).startsWith("function");
        } finally {
            box.ask("echo nop > /sys/kernel/tracing/current_tracer", LONG);
        }
    }

    @Test
    void a_second_trace_of_the_same_box_is_refused() {
        String program = OnboxProgram.named("boxtrace").place(box, new Cancellation());
        try (BoxStream stream = box.stream("exec " + program + " --window 60000", LONG)) {
            assertThat(stream.readLine(LONG)).startsWith("h ");

            TraceRefusedException refused = catchThrowableOfType(TraceRefusedException.class, () -> trace(SHORT));

            assertThat(refused).hasMessageContaining("Another boxsoak traces");
            assertThat(instances()).isNotEmpty();
        }
    }

    private Holder first(String mode) {
        box.ask("echo " + mode + " > " + OSD + "mode; echo 80 > " + OSD + "rate_kb; echo 1 > " + OSD + "running", LONG);
        List<Holder> holders = Ranking.of(trace(SHORT), 1e6);
        assertThat(holders).isNotEmpty();
        return holders.get(0);
    }

    private Trace trace(TraceRequest request) {
        Trace trace = BoxTracer.trace(box, request, folder.resolve("trace.lines.gz"), w -> {}, new Cancellation())
                .trace();
        assertThat(trace.isComplete()).isTrue();
        assertThat(trace.isRemoved()).isTrue();
        // What was recorded says the same as what was heard.
        Trace recorded = TraceFile.read(folder.resolve("trace.lines.gz")).trace();
        assertThat(Ranking.of(recorded, 1e6)).isEqualTo(Ranking.of(trace, 1e6));
        return trace;
    }

    private static String instances() {
        return box.ask("ls /sys/kernel/tracing/instances", LONG).strip();
    }
}
