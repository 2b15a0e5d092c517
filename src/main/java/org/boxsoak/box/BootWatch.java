package org.boxsoak.box;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells reboots from lost links, one {@link BootObservation} after the other. The boot id decides; where one is missing the
 * uptime does, which a reboot sets back. A lost link alone is never a reboot. One thread at a time.
 */
public final class BootWatch {
    /** How far the box's clock may fall behind ours before we call it a reboot: emulators and loaded hosts pause. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private @Nullable BootObservation lastSeen;
    private @Nullable BootId boot;
    private @Nullable Duration lostAt;

    /** What this observation tells beside the earlier ones. Observations come in the order of their times. */
    public BootChange observe(BootObservation now) {
        if (!now.reachable()) {
            lostAt = lostAt == null ? now.at() : lostAt;
            return new BootChange.Unreachable(lostAt, now.at());
        }
        BootChange change = compare(now);
        boolean keepsBoot = now.bootId() == null && !(change instanceof BootChange.Rebooted);
        boot = keepsBoot ? boot : now.bootId();
        lastSeen = now;
        lostAt = null;
        return change;
    }

    private BootChange compare(BootObservation now) {
        if (lastSeen != null && isAnotherBoot(lastSeen, now)) {
            Duration bootedAt = now.uptime() == null ? null : now.at().minus(now.uptime());
            return new BootChange.Rebooted(lastSeen.at(), now.at(), bootedAt, boot, now.bootId());
        }
        if (lostAt != null && lastSeen != null) {
            return new BootChange.Back(lostAt, now.at());
        }
        return new BootChange.SameBoot(now.at());
    }

    private boolean isAnotherBoot(BootObservation before, BootObservation now) {
        if (boot != null && now.bootId() != null) {
            return !boot.equals(now.bootId());
        }
        if (before.uptime() == null || now.uptime() == null) {
            return false;
        }
        Duration expected = before.uptime().plus(now.at().minus(before.at()));
        return now.uptime().compareTo(before.uptime()) < 0 || now.uptime().compareTo(expected.minus(SLACK)) < 0;
    }
}
