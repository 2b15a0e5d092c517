package org.boxsoak.soak;

import java.time.Duration;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.BootChange;
import org.boxsoak.box.BootId;
import org.boxsoak.box.BootWatch;
import org.boxsoak.box.Box;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.jspecify.annotations.Nullable;

/** Looks at the box every second: lost, back, or back in another boot; makes the link anew and saves what the crash left. */
final class LivenessWatch {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final Duration LINK_DEADLINE = Duration.ofSeconds(12);

    private final Box box;
    private final RunJournal journal;
    private final Timeline timeline;
    private final RunClock clock;
    private final CrashEvidence evidence;
    private final BoxPresence presence;
    private final Duration bootWithin;
    private final RecoveryLadder ladder;
    private final Runnable onReboot;
    private final BootWatch boots = new BootWatch();

    LivenessWatch(
            Box box,
            RunJournal journal,
            Timeline timeline,
            RunClock clock,
            CrashEvidence evidence,
            BoxPresence presence,
            Duration bootWithin,
            RecoveryLadder ladder,
            Runnable onReboot) {
        this.box = box;
        this.journal = journal;
        this.timeline = timeline;
        this.clock = clock;
        this.evidence = evidence;
        this.presence = presence;
        this.bootWithin = bootWithin;
        this.ladder = ladder;
        this.onReboot = onReboot;
    }

    void run(Cancellation cancellation) {
        evidence.remember();
        while (!cancellation.isRequested() && !presence.isGone()) {
            Duration began = timeline.at();
            look();
            // A slow box is given its pause; one that is lost is waited for without any.
            timeline.waitUntil((presence.isHere() ? timeline.at() : began).plus(PERIOD), cancellation);
        }
    }

    /** A lost box is asked which boot it is in only when its link is back: a question to nobody would take its whole deadline. */
    private void look() {
        if (!presence.isHere() && !isLinkBack()) {
            lost();
            return;
        }
        BootChange change = boots.observe(box.observe(clock, DEADLINE));
        if (change instanceof BootChange.Unreachable) {
            lost();
        } else if (change instanceof BootChange.Rebooted reboot) {
            rebooted(reboot);
        } else {
            back("");
        }
    }

    private boolean isLinkBack() {
        try {
            box.connect(LINK_DEADLINE);
            return true;
        } catch (BenchException e) {
            return false;
        }
    }

    private void lost() {
        if (presence.isHere()) {
            presence.lost(timeline.at());
            journal.add(new RunEvent.BoxLost("the box did not answer (it has " + DEADLINE.toSeconds() + " s for it)"));
        }
        ladder.climb(away());
        if (away().minus(ladder.lastPowerCycle()).compareTo(bootWithin) > 0 && !ladder.canGoOn()) {
            journal.add(new RunEvent.BenchTrouble(
                    "box", "The box has not come back within " + bootWithin.toSeconds() + " s." + ladder.summary()));
            presence.gone();
        }
    }

    private void rebooted(BootChange.Rebooted reboot) {
        Duration kernelStart = reboot.bootedAt();
        journal.add(new RunEvent.RebootNoticed(
                "boot-id",
                "the box runs another boot",
                kernelStart == null ? null : reboot.at().minus(kernelStart).toMillis() / 1e3));
        Map<String, String> facts = evidence.facts();
        journal.add(new RunEvent.BoxRebooted(
                text(reboot.before()),
                text(reboot.after()),
                reboot.lastSeen().toMillis() / 1e3,
                reboot.at().toMillis() / 1e3,
                facts.getOrDefault("sys.boot.reason", "")));
        evidence.save(journal, facts);
        back(text(reboot.after()));
        presence.rebooted();
        onReboot.run();
    }

    private void back(String boot) {
        if (!presence.isHere()) {
            journal.add(new RunEvent.BoxBack(boot, away().toMillis() / 1e3));
            ladder.end();
            presence.seen();
        }
    }

    private Duration away() {
        Duration since = presence.lostSince();
        return since == null ? Duration.ZERO : timeline.at().minus(since);
    }

    private static String text(@Nullable BootId boot) {
        return boot == null ? "" : boot.value();
    }
}
