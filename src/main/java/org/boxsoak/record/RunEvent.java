package org.boxsoak.record;

import java.util.List;
import java.util.Map;
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

    /**
     * The host's wall clock was set, or the host slept: from here on the wall times are others, while the run times go on as they did.
     *
     * @param seconds how far the wall clock ran ahead of the run's own time meanwhile; below 0 where it was set back
     */
    record HostClockJumped(double seconds) implements RunEvent {}

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

    /**
     * A measure met the plug on the aged box.
     *
     * @param round counted from 1
     * @param survived whether the box went on in the same boot
     * @param outcome back, no-driver, allocation-failure, box-rebooted ...
     * @param usable blocks that an unmovable request could take just before
     * @param took blocks that went at a plug with plenty of them; absent where that was not seen
     */
    record VariantTried(
            String variant,
            int round,
            boolean survived,
            String outcome,
            long usable,
            @Nullable Long took) implements RunEvent {}

    /**
     * How much supply a plug on this bench needs, as it was measured before.
     *
     * @param needs the least number of free blocks at which the plug succeeds
     * @param measured when, and on which kernel
     */
    record MarginKnown(int order, int needs, String measured) implements RunEvent {}

    /**
     * What the kernel keeps of the owners of memory was read; the texts are in the run's folder {@code owners}.
     *
     * @param moment start or end, of the workload
     * @param sources what was read
     * @param failed what is there but could not be read, each with the reason
     */
    record OwnersRead(String moment, List<String> sources, List<String> failed) implements RunEvent {}

    /** A trace of allocations began: what the counters show from here on is disturbed by it. */
    record TraceStarted(String why, double seconds) implements RunEvent {}

    /**
     * The trace came to its end.
     *
     * @param outcome recorded, refused (nothing was changed on the box) or broken (what came before counts)
     */
    record TraceEnded(String outcome, String detail) implements RunEvent {}

    /**
     * A step was tried out that may give memory back; the samples around it are no part of the undisturbed series. Sizes in KiB.
     *
     * @param unaccountedBefore what no counter showed before it, and after it
     */
    record ExperimentEnded(String step, long freeBefore, long freeAfter, long unaccountedBefore, long unaccountedAfter)
            implements RunEvent {}

    /** Earlier runs of this plan on this model that went well; what this run does is compared with them. */
    record GoodNightsChosen(List<String> nights) implements RunEvent {}

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
     * @param outcome back, no-device, no-driver, no-interface, box-rebooted, box-lost, or not-unplugged: the device had never gone, so
     *     that the relay cannot have plugged it
     * @param device what the box enumerated; absent where it enumerated nothing or was not asked, and in older recordings
     */
    record PlugEnded(
            int plug,
            String outcome,
            @Nullable Double deviceAfter,
            @Nullable Double driverAfter,
            @Nullable Double interfaceAfter,
            String detail,
            @Nullable EnumeratedDevice device)
            implements RunEvent {}

    /** The relay was told to unplug the module, and whether the device went. */
    record Unplugged(int plug, boolean gone, double took, String detail) implements RunEvent {}

    /** A step of the plan reboots the box: the next boot is no failure of it. */
    record RebootWished(String step) implements RunEvent {}

    /** The box stopped answering. */
    record BoxLost(String why) implements RunEvent {}

    /** The box answers again. */
    record BoxBack(String bootId, double away) implements RunEvent {}

    /** The box runs another boot than before. */
    record BoxRebooted(String before, String after, double bootedBetween, double and, String reason)
            implements RunEvent {}

    /**
     * A reboot was noticed, before it was looked into.
     *
     * @param by console or boot-id
     * @param sinceKernelStart seconds since the new kernel began, where the box tells its uptime
     */
    record RebootNoticed(String by, String what, @Nullable Double sinceKernelStart) implements RunEvent {}

    /**
     * What the box says of its last boot, as soon as it is back.
     *
     * @param reboot counts from 1, as the folders {@code crash-<n>} do
     * @param facts by name, e.g. {@code sys.boot.reason}, {@code watchdog.bootstatus}
     */
    record BootFacts(int reboot, Map<String, String> facts) implements RunEvent {}

    /**
     * The bench tried to bring a lost box back.
     *
     * @param step adb-server, reconnect, usb-reset or power-cycle
     * @param done whether the step could be carried out; what came of it shows in the next box-back
     */
    record RecoveryTried(String step, boolean done, String detail) implements RunEvent {}

    /** Samples are missing from here on. */
    record SamplesMissed(String why) implements RunEvent {}

    /** Samples come in again. */
    record SamplesBack(double missing) implements RunEvent {}

    /**
     * A source of samples is absent or forbidden on this box.
     *
     * @param loss what the reader of the report loses by it
     * @param why what the box's kernel said; absent in older recordings
     */
    record SourceAbsent(
            String source, String loss, @Nullable String why) implements RunEvent {}

    /**
     * A reader began on the box; what was between the last sample and this was not seen.
     *
     * @param reader program or script
     * @param why the reason for the script; empty for the program
     */
    record ReaderStarted(String bootId, String reader, String why) implements RunEvent {}

    /** Something in the reader's stream was not whole, and was left out. */
    record StreamDamaged(String what) implements RunEvent {}

    /**
     * Sampling cost the box more than its budget, and is done less often from here on.
     *
     * @param share of one core that it took
     * @param before seconds between two samples until here
     * @param after seconds between two samples from here on
     */
    record SamplingSlowed(double share, double before, double after) implements RunEvent {}

    /**
     * What sampling cost since the run's start.
     *
     * @param samples whole readings
     * @param cpuMillis processor time of the reader on the box, for each reading
     * @param cpuShare the same as a share of one core
     * @param processes that the reader has been and started
     * @param residentKb most memory that it held
     * @param linkShare share of one core that adbd took on the box, for whatever was asked of it; absent where it is not known
     * @param bytes that it sent
     * @param lateMillis how late half of the readings were here at most, in milliseconds after they were due
     * @param late99Millis the same for 99 of 100
     */
    record SamplingCost(
            long samples,
            double cpuMillis,
            double cpuShare,
            long processes,
            long residentKb,
            @Nullable Double linkShare,
            long bytes,
            long lateMillis,
            long late99Millis)
            implements RunEvent {}

    /**
     * The console was not read for a while.
     *
     * @param refused whether it could not be opened, rather than was lost: a port of somebody else, a shell that may not read the kernel's
     *     log; false in older recordings
     */
    record ConsoleGap(String why, boolean refused) implements RunEvent {}

    /**
     * The console is read again.
     *
     * @param away seconds for which it was not; what came then is missing, but for the kernel's own log, which is kept for a while by the
     *     kernel itself
     */
    record ConsoleBack(double away) implements RunEvent {}

    /** The kernel's log is followed through the box's shell from here on, since the bench has no console; its lines go to console.log. */
    record KernelLogFollowed(String source) implements RunEvent {}

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
