package org.boxsoak.klog;

import java.util.List;

/**
 * An event, and what it led to.
 *
 * @param event what happened
 * @param leadsTo line numbers of the later events that it led to, directly or through others
 * @param isRoot whether no earlier event led to it
 */
public record ExplainedEvent(KernelEvent event, List<Long> leadsTo, boolean isRoot) {
    public ExplainedEvent {
        leadsTo = List.copyOf(leadsTo);
    }
}
