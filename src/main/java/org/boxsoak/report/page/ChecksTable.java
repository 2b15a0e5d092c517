package org.boxsoak.report.page;

import java.util.Comparator;
import java.util.List;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;

/** Every check with what it found and the evidence. */
final class ChecksTable {
    private static final int MOST_EVIDENCE = 50;

    private ChecksTable() {}

    /** What decides against the box or leaves it open first, then what holds, then what is only information. */
    static List<CheckResult> ordered(List<CheckResult> checks) {
        return checks.stream()
                .sorted(Comparator.comparing((CheckResult c) -> !c.decides())
                        .thenComparing(c -> c.outcome() == Outcome.PASSED))
                .toList();
    }

    /** Where a check stands on its page; an id must not hold white space, which the names of measures may. */
    static String anchor(CheckResult check) {
        return "check-" + check.name().replaceAll("\\s+", "-");
    }

    static void add(Markup page, List<CheckResult> checks) {
        page.open("section", "id", "checks").leaf("h2", "Checks").line();
        page.open("div", "class", "checks").line();
        for (CheckResult check : ordered(checks)) {
            String style = "check " + check.outcome().word() + (check.decides() ? "" : " aside");
            page.open("article", "class", style, "id", anchor(check));
            page.open("h3");
            OutcomeWords.icon(page, check.outcome());
            page.text(check.name()).close();
            String weight = check.decides() ? "decides" : "for information, the plan does not expect it";
            page.leaf("p", OutcomeWords.headline(check.outcome()) + " · " + weight, "class", "weight");
            page.leaf("p", VisibleText.bounded(check.message(), 4000, "verdict.json"));
            addEvidence(page, check.evidence());
            page.close().line();
        }
        page.close().close().line();
    }

    private static void addEvidence(Markup page, List<String> evidence) {
        if (evidence.isEmpty()) {
            return;
        }
        page.open("ul", "class", "evidence");
        for (String line : evidence.subList(0, Math.min(MOST_EVIDENCE, evidence.size()))) {
            page.leaf("li", VisibleText.bounded(line, 2000, "verdict.json"));
        }
        if (evidence.size() > MOST_EVIDENCE) {
            page.leaf("li", (evidence.size() - MOST_EVIDENCE) + " more in verdict.json");
        }
        page.close();
    }
}
