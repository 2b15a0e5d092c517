package org.boxsoak.judge;

import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;

/** Tells plugs that failed by the bench's fault, a lost relay or a lost link, from those that the box failed. */
final class PlugBlame {
    private static final Duration FOREVER = Duration.ofDays(10_000);

    private final Evidence evidence;

    PlugBlame(Evidence evidence) {
        this.evidence = evidence;
    }

    boolean isTheBench(Plug plug) {
        return wasNotUnplugged(plug) || relayFailed(plug) || onlyTheLinkWasLost(plug);
    }

    /** The relay said that it had, and the box never lost the module. */
    private static boolean wasNotUnplugged(Plug plug) {
        return Objects.requireNonNull(plug.ended()).outcome().equals("not-unplugged");
    }

    private boolean relayFailed(Plug plug) {
        return evidence.recording().journal().stream()
                .filter(line -> isDuring(line.at(), plug))
                .map(JournalLine::event)
                .anyMatch(e -> e instanceof RunEvent.BenchTrouble trouble
                        && trouble.part().equals("relay"));
    }

    /** The box stopped answering, and nothing tells that it went down: no crash in its log, no other boot afterwards. */
    private boolean onlyTheLinkWasLost(Plug plug) {
        return Objects.requireNonNull(plug.ended()).outcome().equals("box-lost")
                && evidence.kernel().decidingMoments().stream()
                        .noneMatch(moment -> moment.isCrash() && isDuring(moment.at(), plug))
                && evidence.recording().journal().stream()
                        .noneMatch(line -> line.event() instanceof RunEvent.BoxRebooted && isDuring(line.at(), plug));
    }

    private boolean isDuring(Duration at, Plug plug) {
        return at.compareTo(plug.at()) >= 0 && at.compareTo(next(plug)) < 0;
    }

    private Duration next(Plug plug) {
        return evidence.plugs().stream()
                .map(Plug::at)
                .filter(at -> at.compareTo(plug.at()) > 0)
                .min(Comparator.naturalOrder())
                .orElse(FOREVER);
    }
}
