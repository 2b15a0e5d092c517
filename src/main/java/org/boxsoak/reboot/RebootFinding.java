package org.boxsoak.reboot;

import java.util.List;

/**
 * The cause of a reboot, with what speaks for it.
 *
 * @param detail what is known beyond the cause, e.g. {@code NULL pointer}, {@code by adb}; may be empty
 * @param evidence what speaks for it, the best first
 * @param against what speaks for another cause
 */
public record RebootFinding(RebootCause cause, String detail, List<String> evidence, List<String> against) {
    public RebootFinding {
        evidence = List.copyOf(evidence);
        against = List.copyOf(against);
    }

    /** For people: cause, detail and the best evidence. */
    public String words() {
        return cause.words()
                + (detail.isEmpty() ? "" : " (" + detail + ")")
                + (evidence.isEmpty() ? ": no witness" : ": " + String.join("; ", evidence))
                + (against.isEmpty() ? "" : "; against it: " + String.join("; ", against));
    }
}
