package org.boxsoak.soak;

import java.time.Duration;
import java.util.Random;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.plan.AgeFrom;
import org.boxsoak.plan.Hotplug;
import org.boxsoak.plan.ModuleStart;
import org.boxsoak.plan.PlugAction;
import org.boxsoak.plan.PlugMoment;
import org.boxsoak.reader.Sampler;
import org.boxsoak.record.Timeline;

/** Plugs when the plan says so: at start, every so often, at end; reads all counters just before each plug. */
final class HotplugSchedule {
    private final Hotplug hotplug;
    private final Hotplugger plugger;
    private final Sampler sampler;
    private final Timeline timeline;
    private final BoxPresence presence;
    private final RunAgeing ageing;
    private boolean relayFailed;

    HotplugSchedule(
            Hotplug hotplug,
            Hotplugger plugger,
            Sampler sampler,
            Timeline timeline,
            BoxPresence presence,
            RunAgeing ageing) {
        this.hotplug = hotplug;
        this.plugger = plugger;
        this.sampler = sampler;
        this.timeline = timeline;
        this.presence = presence;
        this.ageing = ageing;
    }

    /**
     * Brings the module into its starting position, and plugs at start where the plan asks for it.
     *
     * @param resumed whether the run had started before
     */
    void begin(boolean resumed) {
        guarded(() -> plugger.begin(hotplug.start() == ModuleStart.PLUGGED));
        if (!resumed && hotplug.also().contains(PlugMoment.AT_START)) {
            plug("at start");
        }
    }

    /** Plugs every so often until run time {@code end}. */
    void run(Duration end, Cancellation stop) {
        Duration every = hotplug.every();
        if (every == null) {
            return;
        }
        Random chance = hotplug.rhythm().chance();
        for (Duration due = timeline.at().plus(every); due.compareTo(end) < 0; due = due.plus(every)) {
            timeline.waitUntil(due.plus(hotplug.rhythm().offset(chance)), stop);
            presence.awaitHere(every, stop);
            if (stop.isRequested() || presence.isGone()) {
                return;
            }
            if (presence.isHere()) {
                burst("every " + every.toSeconds() + " s", stop);
            }
        }
    }

    /** Several cycles in a row; a cycle that failed does not spare the box the next ones. */
    private void burst(String trigger, Cancellation stop) {
        int cycles = hotplug.rhythm().burst();
        for (int cycle = 1; cycle <= cycles && !stop.isRequested() && presence.isHere(); cycle++) {
            plug(cycles == 1 ? trigger : trigger + ", cycle " + cycle + " of " + cycles);
            if (cycle < cycles) {
                timeline.waitUntil(timeline.at().plus(hotplug.rhythm().pluggedFor()), stop);
            }
        }
    }

    /** What a step of the plan asks of the relay. */
    void act(PlugAction action, String step) {
        if (action != PlugAction.UNPLUG) {
            sampler.sampleNow();
        }
        guarded(() -> plugger.act(action, "step " + step));
    }

    void end() {
        if (hotplug.also().contains(PlugMoment.AT_END)) {
            plug("at end");
        }
    }

    private void plug(String trigger) {
        ageing.begin(AgeFrom.PLUG);
        sampler.sampleNow();
        guarded(() -> plugger.cycle(trigger));
        ageing.afterPlug();
    }

    /** A relay that failed once is not trusted with the next plug: what it does then says nothing of the box. */
    private void guarded(Runnable action) {
        if (relayFailed) {
            return;
        }
        try {
            action.run();
        } catch (BenchException e) {
            relayFailed = true;
            plugger.failed(e);
        }
    }
}
