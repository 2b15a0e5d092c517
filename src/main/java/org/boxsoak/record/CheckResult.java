package org.boxsoak.record;

import java.util.List;

/**
 * What one check of a run found.
 *
 * @param name the check, e.g. {@code order4-unmovable-remains}
 * @param outcome how it came out
 * @param decides whether the plan's {@code expect} names it; the others are shown as information
 * @param message one sentence with actual and expected values
 * @param evidence what it rests on, one line each, with the file to open
 */
public record CheckResult(String name, Outcome outcome, boolean decides, String message, List<String> evidence) {
    public CheckResult {
        evidence = List.copyOf(evidence);
    }
}
