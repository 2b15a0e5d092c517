package org.boxsoak.record;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a run, as a line of journal.jsonl holds it; the line's {@code event} is the record's name in
 * kebab-case. Times inside an event are seconds.
 */
public sealed interface RunEvent {
    /** The run began, on this boot of the box. */
    record RunStarted(String plan, String box, String kernel, String bootId) implements RunEvent {}

    /** A run whose harness had ended went on; everything since its last line was not seen. */
    record RunResumed(String why) implements RunEvent {}

    /** A part of the plan began: setup, workload, cleanup. */
    record PhaseStarted(String phase) implements RunEvent {}

    /** A round of the workload's steps began; the first is 1. */
    record CycleStarted(int cycle) implements RunEvent {}

    /**
     * A step came to its end.
     *
     * @param cycle the workload cycle, 0 outside the workload
     * @param asExpected whether it did what the plan expects of it
     * @param exitCode absent when no whole answer came
     * @param problem what was unexpected, with the end of the step's output; empty when nothing was
     */
    record StepEnded(
            int cycle,
            String step,
            boolean asExpected,
            @Nullable Integer exitCode,
            double took,
            String problem) implements RunEvent {}

    /**
     * The box was aged on purpose, and is held so from here on. Blocks are free ones of the order and above, in units of it.
     *
     * @param leave how many blocks were to be left
     * @param usable how many an unmovable request may take now
     * @param strict how many of those lie in the Unmovable lists
     * @param freeOutsideCmaKb free memory that is no CMA, in KiB
     * @param heldKb what is held for it on the box, in KiB
     */
    record BoxAged(int order, int leave, long usable, long strict, long freeOutsideCmaKb, long heldKb)
            implements RunEvent {}

    /** The box is no longer held in the aged state. */
    record AgeingEnded(String why) implements RunEvent {}

    /** Earlier runs of this plan on this model that went well; what this run does is compared with them. */
    record GoodNightsChosen(java.util.List<String> nights) implements RunEvent {}

    /**
     * A counter grows as a leak does, at two looks in a row while the run goes on.
     *
     * @param verdict leak or, without good nights to compare with, suspect
     */
    record LeakSeen(String counter, String verdict, String why) implements RunEvent {}

    /** The relay was told to plug the module; {@code plug} counts from 1. */
    record PlugStarted(int plug, String trigger) implements RunEvent {}

    /**
     * How the plug went, seen on the box; each time is since the relay switched, absent where that stage was not reached.
     *
     * @param outcome back, no-device, no-driver, no-interface, box-rebooted or box-lost
     */
    record PlugEnded(
            int plug,
            String outcome,
            @Nullable Double deviceAfter,
            @Nullable Double driverAfter,
            @Nullable Double interfaceAfter,
            String detail)
            implements RunEvent {}

    /** The relay was told to unplug the module, and whether the device went. */
    record Unplugged(int plug, boolean gone, double took, String detail) implements RunEvent {}

    /** The box stopped answering. */
    record BoxLost(String why) implements RunEvent {}

    /** The box answers again. */
    record BoxBack(String bootId, double away) implements RunEvent {}

    /** The box runs another boot than before. */
    record BoxRebooted(String before, String after, double bootedBetween, double and, String reason)
            implements RunEvent {}

    /** Samples are missing from here on. */
    record SamplesMissed(String why) implements RunEvent {}

    /** Samples come in again. */
    record SamplesBack(double missing) implements RunEvent {}

    /** A source of samples is absent or forbidden on this box, and what the reader loses by it. */
    record SourceAbsent(String source, String loss) implements RunEvent {}

    /** The console was not read for a while. */
    record ConsoleGap(String why) implements RunEvent {}

    /** A part of the bench failed: relay, console, adb, emulator, host disk. */
    record BenchTrouble(String part, String message) implements RunEvent {}

    /** A file with evidence was put into the run's folder. */
    record EvidenceSaved(String file, String what) implements RunEvent {}

    /**
     * The run came to its end.
     *
     * @param how complete, cancelled, stopped (the plan says so after a reboot), box-gone or bench-failed
     */
    record RunEnded(String how, String why) implements RunEvent {}

    /** A line of a newer boxsoak that this one does not know; kept as it stands. */
    record Unknown(String name, String json) implements RunEvent {}
}
