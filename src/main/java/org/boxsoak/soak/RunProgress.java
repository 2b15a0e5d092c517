package org.boxsoak.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;

/**
 * How far a run came whose harness ended before it did.
 *
 * @param at run time of the last line of the journal
 * @param wall the host's wall clock then
 * @param worked how long the workload has run
 * @param cycles the number of the last cycle, 0 before the first
 * @param plugs the number of the last plug, 0 before the first
 * @param bootId the boot that the box was seen in last; empty before the first
 */
record RunProgress(Duration at, Instant wall, Duration worked, int cycles, int plugs, String bootId) {
    /** A run that begins. */
    static final RunProgress NONE = new RunProgress(Duration.ZERO, Instant.EPOCH, Duration.ZERO, 0, 0, "");

    /** @throws BenchException when the run came to its own end, or is no run's folder */
    static RunProgress of(RunFolder folder) {
        List<JournalLine> journal = Recording.open(folder).journal();
        RunProgress progress = NONE;
        boolean working = false;
        for (JournalLine line : journal) {
            // Up to where a run was resumed nothing was seen.
            progress = progress.and(line, working && !(line.event() instanceof RunEvent.RunResumed));
            if (line.event() instanceof RunEvent.PhaseStarted phase) {
                working = phase.phase().equals("workload");
            } else if (line.event() instanceof RunEvent.RunResumed) {
                working = false;
            } else if (line.event() instanceof RunEvent.RunEnded ended) {
                requireUnfinished(folder, ended);
            }
        }
        return progress;
    }

    private static void requireUnfinished(RunFolder folder, RunEvent.RunEnded ended) {
        if (!ended.how().equals("cancelled") && !ended.how().equals("bench-failed")) {
            throw new BenchException("The run in " + folder.path() + " has come to its end (" + ended.how()
                    + "), so there is nothing to resume. 'boxsoak judge' judges it again.");
        }
    }

    private RunProgress and(JournalLine line, boolean working) {
        Duration more = working ? line.at().minus(at) : Duration.ZERO;
        RunEvent event = line.event();
        return new RunProgress(
                line.at(),
                line.wall(),
                worked.plus(more.isNegative() ? Duration.ZERO : more),
                event instanceof RunEvent.CycleStarted cycle ? cycle.cycle() : cycles,
                event instanceof RunEvent.PlugStarted plug ? plug.plug() : plugs,
                boot(event));
    }

    private String boot(RunEvent event) {
        if (event instanceof RunEvent.RunStarted started) {
            return started.bootId();
        } else if (event instanceof RunEvent.BoxRebooted reboot) {
            return reboot.after();
        }
        return event instanceof RunEvent.ReaderStarted reader ? reader.bootId() : bootId;
    }

    /** Whether the workload had begun. */
    boolean hasWorked() {
        return cycles > 0 || !worked.isZero();
    }

    /** Run time now, the gap included; a wall clock that was set back must not turn the run's time back. */
    Duration resumedAt(Instant now) {
        Duration gap = Duration.between(wall, now);
        return at.plus(gap.isNegative() ? Duration.ZERO : gap);
    }
}
