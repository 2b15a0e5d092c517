package org.boxsoak.report;

import org.boxsoak.record.Outcome;

/**
 * One measure that a plan tried against the aged plug, with all of its plugs.
 *
 * @param name as the plan calls it
 * @param demand what the plan demands of it, e.g. {@code survive and wifi}; empty: it is only shown
 * @param outcome how its check came out
 * @param tried how many plugs there were
 * @param survived in how many of them the box lived on
 * @param worked after how many the module worked
 * @param met with how many usable blocks free they met the box, e.g. {@code 0, 1}
 * @param used how many blocks a plug takes where there are plenty, e.g. {@code 3 to 5}; {@code unknown} where nobody saw it
 */
public record MeasureStory(
        String name, String demand, Outcome outcome, int tried, long survived, long worked, String met, String used) {}
