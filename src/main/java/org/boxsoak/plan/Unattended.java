package org.boxsoak.plan;

import java.util.List;

/**
 * Say how a run gets on without anybody watching.
 *
 * @param whenBusy what it does when another run has its box
 * @param after what is done on this host when it is over
 */
public record Unattended(WhenBusy whenBusy, List<Hook> after) {
    public Unattended {
        after = List.copyOf(after);
    }
}
