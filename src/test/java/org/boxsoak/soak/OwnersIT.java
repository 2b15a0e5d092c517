package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box whose kernel keeps the owners of slab objects, while somebody else traces on it. */
@Tag("virtual-box")
class OwnersIT {
    private static final String BENCH = """
        name: virtual
        box: { virtual: { memory: 512M, cma: 256M, parameters: [ "slub_debug=U,kmalloc-256" ] } }
        """;

    private static final String PLAN = """
        name: who keeps objects
        bench: bench.yaml
        duration: 30s
        sample: { every: 1s, pagetypeinfo: every 10s }
        trace: always
        setup:
          - name: leak, and trace something else
            run: |
              echo 1 > /sys/kernel/tracing/events/sched/sched_process_exec/enable
              echo kmalloc > /sys/kernel/leaky_osd/mode
              echo 200 > /sys/kernel/leaky_osd/rate_kb
              echo 1 > /sys/kernel/leaky_osd/running
            timeout: 10s
        workload:
          - { name: breathe, run: cat /proc/loadavg, timeout: 10s }
        pause: 1s
        experiments:
          - { name: unload the display driver, run: rmmod leaky_osd, timeout: 10s }
        cleanup:
          - name: nothing of the other trace is changed, and nothing of ours is left
            run: |
              grep sched_process_exec /sys/kernel/tracing/set_event && ! ls /sys/kernel/tracing/instances | grep boxsoak
            timeout: 10s
        expect: { reboot: never, bench: healthy }
        """;

    @TempDir
    Path folder;

    @Test
    void the_kernel_s_own_records_name_cache_and_function_where_the_trace_is_refused() throws Exception {
        Files.writeString(folder.resolve("bench.yaml"), BENCH);
        Launched run = Launched.run(
                folder, Files.writeString(folder.resolve("plan.yaml"), PLAN).toString());

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(run.verdict().explanation())
                .contains("Memory is most likely kept by osd_take_object [leaky_osd] (kmalloc-256)")
                .contains("slab's alloc_traces shows osd_take_object [leaky_osd]")
                .contains("Who takes memory was not traced", "Somebody else traces on this box")
                .contains("Confidence: medium, since the counters show it too, but no trace does")
                .contains("memory came back, which speaks for leaky_osd");
        assertThat(run.runFolder().resolve("journal.jsonl")).content().doesNotContain("\"asExpected\":false");
    }
}
