package org.boxsoak.soak;

import java.time.Duration;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.boxsoak.ager.AgeRequest;
import org.boxsoak.ager.AgedBox;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.plan.Hotplug;
import org.jspecify.annotations.Nullable;

/** Plugs the module with as much supply as is wished, again and again, whatever that does to the box. */
final class PlugTrials implements AutoCloseable {
    private static final Duration AGE_LIMIT = Duration.ofMinutes(2);
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(3);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(15);
    /** The kernel reports one allocation failure in 10 s (nopage_rs in mm/page_alloc.c, 6.1), and would hide that of the next plug. */
    private static final Duration NEXT_REPORT_AFTER = Duration.ofSeconds(10);

    private static final Duration CRASH_WITHIN = Duration.ofSeconds(3);
    /** How often a link may be lost around one plug. */
    private static final int MOST_LOST = 3;

    private static final String BACK = "back";
    private static final String LOST = "box-lost";

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private final OpenBench bench;
    private final Hotplug hotplug;
    private final AgeRequest ageing;
    private final RunClock clock;
    private final Cancellation cancellation;
    private final UsbProbe probe;
    private @Nullable AgedBox aged;
    private int trials;
    private Duration silentUntil = Duration.ZERO;

    PlugTrials(OpenBench bench, Hotplug hotplug, AgeRequest ageing, RunClock clock, Cancellation cancellation) {
        this.bench = bench;
        this.hotplug = hotplug;
        this.ageing = ageing;
        this.clock = clock;
        this.cancellation = cancellation;
        this.probe = new UsbProbe(bench.box().shell(), hotplug.device());
    }

    /** How many there were. */
    int count() {
        return trials;
    }

    /** Unplugs the module and waits until the box sees it gone. */
    void unplug() {
        bench.relay().off();
        try {
            reached(() -> {
                await("the module is gone", GONE_WITHIN)
                        .until(() -> probe.look().module() == null);
                return true;
            });
        } catch (ConditionTimeoutException e) {
            throw new BenchException(
                    "The relay unplugged, but the box still sees the module " + hotplug.device() + " after "
                            + GONE_WITHIN.toSeconds() + " s. Does the relay switch the port that it is in?",
                    e);
        } catch (TerminalFailureException e) {
            throw cancelled(e);
        }
    }

    /** Ages the box so far, plugs, looks what comes of it, and unplugs again; a box that went down is waited for. */
    PlugTrial plugWith(int leave) {
        bench.requireAlive();
        clock.waitUntil(silentUntil, cancellation);
        String mark = "boxsoak: plug trial " + ++trials;
        Aged before = reached(() -> age(leave, mark));
        String boot = before.boot();
        Duration start = clock.elapsed();
        bench.relay().on();
        String outcome = outcome(boot, mark, start);
        boolean survived = outcome.equals(BACK) || staysUp(boot);
        if (survived && outcome.equals(LOST)) {
            // The link alone was lost, and the plug went on meanwhile.
            outcome = outcome(boot, mark, start);
        }
        double took = clock.elapsed().minus(start).toMillis() / 1e3;
        boolean succeeded = outcome.equals(BACK);
        // A kernel that booted anew reports anew.
        silentUntil = succeeded || !survived ? silentUntil : clock.elapsed().plus(NEXT_REPORT_AFTER);
        Long left = survived ? reached(this::usableNow) : null;
        if (!survived) {
            endAgeing();
            bench.box().connect(BOOT_LIMIT);
        }
        unplug();
        return new PlugTrial(leave, before.usable(), left, survived, succeeded, outcome, took);
    }

    /** How long the box has been up. */
    long upSeconds() {
        return Long.parseLong(
                bench.box().readFile("/proc/uptime", DEADLINE).strip().split("[ .]", 2)[0]);
    }

    String kernel() {
        return bench.box().ask("uname -r", DEADLINE).strip();
    }

    /** How many blocks an unmovable request may take. */
    long usableNow() {
        return PageTypeInfo.parse(bench.box().readFile("/proc/pagetypeinfo", DEADLINE))
                .supply(ageing.order())
                .usable()
                .count();
    }

    /** The box as a plug is to meet it. */
    private record Aged(String boot, long usable) {}

    private Aged age(int leave, String mark) {
        AgedBox held = held(leave);
        bench.box().ask("echo '" + mark + "' > /dev/kmsg", DEADLINE);
        String boot = probe.look().bootId();
        // Last of all, since every command on the box may take a block or give one back.
        Long usable = held.leave(leave, AGE_LIMIT).usable();
        return new Aged(boot, usable == null ? 0 : usable);
    }

    /** What was asked of the box; a link that is lost before or after a plug is no trial's failure, but made anew. */
    private <T> T reached(Supplier<T> question) {
        for (int lost = 0; ; lost++) {
            try {
                return question.get();
            } catch (BoxUnreachableException e) {
                if (lost == MOST_LOST || cancellation.isRequested()) {
                    throw e;
                }
                bench.requireAlive();
                bench.box().connect(BOOT_LIMIT);
            }
        }
    }

    private AgedBox held(int leave) {
        AgedBox held = aged;
        if (held != null && held.isHeld()) {
            return held;
        }
        endAgeing();
        AgedBox started = AgedBox.start(bench.box(), ageing.leaving(leave), AGE_LIMIT, cancellation);
        aged = started;
        return started;
    }

    private String outcome(String boot, String mark, Duration start) {
        PlugStages stages = new PlugStages(boot, hotplug.interfaceName(), null);
        boolean[] failed = new boolean[1];
        try {
            await("the module is back", hotplug.comesBackWithin()).until(() -> {
                try {
                    stages.seen(probe.look(), clock.elapsed().minus(start));
                    failed[0] = allocationFailedSince(mark);
                } catch (BoxUnreachableException e) {
                    stages.unreachable(e.kind());
                    return true;
                }
                return failed[0] || stages.isOver();
            });
        } catch (ConditionTimeoutException e) {
            // What was reached in time is in the stages.
        } catch (TerminalFailureException e) {
            throw cancelled(e);
        }
        String outcome = stages.outcome();
        return failed[0] && !outcome.equals("box-rebooted") ? "allocation-failure" : outcome;
    }

    private boolean allocationFailedSince(String mark) {
        BoxShell shell = bench.box().shell();
        return shell.run("dmesg | sed -n '/" + mark + "$/,$p' | grep -q 'page allocation failure'", DEADLINE)
                .succeeded();
    }

    /** An oops shows some time after the failure that led to it. */
    private boolean staysUp(String boot) {
        Duration end = clock.elapsed().plus(CRASH_WITHIN);
        try {
            do {
                if (!reached(() -> probe.look().bootId()).equals(boot)) {
                    return false;
                }
                clock.waitUntil(clock.elapsed().plus(LOOK_EVERY), cancellation);
            } while (clock.elapsed().compareTo(end) < 0 && !cancellation.isRequested());
            return true;
        } catch (BoxUnreachableException e) {
            return false;
        }
    }

    private ConditionFactory await(String what, Duration limit) {
        return Awaitility.await(what)
                .dontCatchUncaughtExceptions()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_EVERY)
                .atMost(limit)
                .failFast("cancelled", cancellation::isRequested);
    }

    private static BenchException cancelled(TerminalFailureException cause) {
        return new BenchException("The search was cancelled.", cause);
    }

    /** Gives the aged box its memory back; the next trial ages it again. */
    void giveBack() {
        endAgeing();
    }

    private void endAgeing() {
        if (aged != null) {
            aged.close();
            aged = null;
        }
    }

    /** Gives everything back to the box. */
    @Override
    public void close() {
        endAgeing();
    }
}
