package org.boxsoak.soak;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.plan.Hotplug;
import org.boxsoak.plan.PlugAction;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayState;
import org.jspecify.annotations.Nullable;

/** Plugs and unplugs the module and sees on the box that it came and went. */
final class Hotplugger {
    private static final Duration GONE_WITHIN = Duration.ofSeconds(10);

    /** A link that was cut, and a driver that is slow on top. */
    private static final Duration LINK_BACK_WITHIN = Duration.ofSeconds(30);

    private final Relay relay;
    private final Hotplug hotplug;
    private final UsbProbe probe;
    private final RunJournal journal;
    private final Timeline timeline;
    private final Cancellation cancellation;
    private int plugs;
    private boolean plugged;

    Hotplugger(
            Relay relay,
            Hotplug hotplug,
            BoxShell shell,
            RunJournal journal,
            Timeline timeline,
            Cancellation cancellation) {
        this.relay = relay;
        this.hotplug = hotplug;
        this.probe = new UsbProbe(shell, hotplug.device(), hotplug.firstShowsAs());
        this.journal = journal;
        this.timeline = timeline;
        this.cancellation = cancellation;
    }

    /** Counts the next plug from here on: as many went before, in a run that goes on. */
    void countFrom(int before) {
        plugs = before;
    }

    /** Brings the relay into the plan's starting position, without counting that as a plug. */
    void begin(boolean startPlugged) {
        if (startPlugged) {
            relay.on();
        } else {
            relay.off();
        }
        plugged = startPlugged;
    }

    /** One action of a step. */
    synchronized void act(PlugAction action, String trigger) {
        switch (action) {
            case PLUG -> {
                if (!plugged) {
                    plug(trigger);
                }
            }
            case UNPLUG -> unplug();
            case CYCLE -> cycle(trigger);
        }
    }

    /** Unplugs (if it is plugged), waits the plan's time, plugs, and watches the module come back. */
    synchronized void cycle(String trigger) {
        if (plugged) {
            unplug();
            timeline.waitUntil(timeline.at().plus(hotplug.off()), cancellation);
        }
        plug(trigger);
    }

    private void plug(String trigger) {
        journal.add(new RunEvent.PlugStarted(++plugs, trigger));
        UsbProbe.Look before = lookOnce();
        PlugStages stages = new PlugStages(before.bootId(), hotplug.interfaceName(), before.module());
        Duration start = timeline.at();
        relay.on();
        plugged = true;
        try {
            await("the module is back", hotplug.comesBackWithin()).until(() -> {
                look(stages, start);
                return stages.isOver();
            });
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            // What was reached in time, and what was not, is in the stages.
        }
        if (stages.isBlind()) {
            lookOnceMore(stages, start);
        }
        RunEvent.PlugEnded ended = stages.ended(plugs, descriptors(stages.module()));
        journal.add(ended);
        if (!ended.outcome().equals("back") && relay.state() == RelayState.OFF) {
            throw new BenchException("After plug " + plugs + " the relay says that the module is unplugged: the board"
                    + " was reset or switched by somebody else. See its cable and supply.");
        }
    }

    /** A link that was lost while the module came says nothing of the module: what is there when the link is back counts. */
    private void lookOnceMore(PlugStages stages, Duration start) {
        stages.late();
        try {
            await("the box answers again", LINK_BACK_WITHIN).until(() -> {
                look(stages, start);
                return !stages.isBlind() && stages.isOver();
            });
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            // What was seen is in the stages.
        }
    }

    /** Empty where the box does not answer before the plug. */
    private UsbProbe.Look lookOnce() {
        try {
            return probe.look();
        } catch (BoxUnreachableException e) {
            return new UsbProbe.Look("", null);
        }
    }

    private String descriptors(@Nullable UsbModule module) {
        try {
            return module == null ? "" : probe.descriptors(module);
        } catch (BoxUnreachableException e) {
            return "";
        }
    }

    private void look(PlugStages stages, Duration start) {
        try {
            stages.seen(probe.look(), timeline.at().minus(start));
        } catch (BoxUnreachableException e) {
            stages.unreachable(e.kind());
        }
    }

    private void unplug() {
        Duration start = timeline.at();
        relay.off();
        plugged = false;
        String[] there = {""};
        try {
            await("the module is gone", GONE_WITHIN).until(() -> {
                there[0] = whatIsThere();
                return there[0].isEmpty();
            });
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            // What keeps it from being gone has been seen.
        }
        double took = timeline.at().minus(start).toMillis() / 1e3;
        journal.add(new RunEvent.Unplugged(plugs, there[0].isEmpty(), took, there[0]));
    }

    /** Why the module cannot be said to be gone; empty: it is. */
    private String whatIsThere() {
        try {
            UsbModule module = probe.look().module();
            return module == null ? "" : "device " + module.devnum() + " is still on the bus";
        } catch (BoxUnreachableException e) {
            return "the box did not answer";
        }
    }

    private ConditionFactory await(String what, Duration limit) {
        return Awaitility.await(what)
                .dontCatchUncaughtExceptions()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .atMost(limit)
                .failFast("the run was cancelled", cancellation::isRequested);
    }

    /** Says in the journal that the relay failed; the run goes on without plugs. */
    void failed(BenchException e) {
        journal.add(new RunEvent.BenchTrouble("relay", String.valueOf(e.getMessage())));
    }
}
