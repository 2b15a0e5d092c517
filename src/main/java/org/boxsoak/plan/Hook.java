package org.boxsoak.plan;

import java.time.Duration;
import java.util.List;

/**
 * A command that is carried out on this host after the run; whatever becomes of it, the verdict stands.
 *
 * @param on the outcomes that it is for
 * @param run a line or script for {@code sh}
 * @param timeout when it is ended
 */
public record Hook(List<HookMoment> on, String run, Duration timeout) {
    public Hook {
        on = List.copyOf(on);
    }

    /** Whether it is carried out after a run with this verdict, as verdict.json words it. */
    public boolean covers(String verdict) {
        return on.stream().anyMatch(moment -> moment.covers(verdict));
    }
}
