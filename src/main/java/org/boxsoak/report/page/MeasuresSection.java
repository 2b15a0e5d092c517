package org.boxsoak.report.page;

import java.util.List;
import org.boxsoak.report.MeasureStory;

/** The measures that the run tried against the aged plug, side by side. */
final class MeasuresSection {
    private MeasuresSection() {}

    static void add(Markup page, List<MeasureStory> measures) {
        if (measures.isEmpty()) {
            return;
        }
        page.open("section", "id", "measures").leaf("h2", "Measures").line();
        page.leaf(
                "p",
                "The same plug met the box aged to the same supply with each of them, in turns. What a plug uses was seen at one more plug"
                        + " with plenty of blocks free.");
        Tables.open(
                page,
                "the measures",
                "variant",
                "demanded",
                "blocks free at the plug",
                "survives",
                "wifi works",
                "supply used");
        measures.forEach(measure -> row(page, measure));
        Tables.close(page);
        page.close().line();
    }

    private static void row(Markup page, MeasureStory measure) {
        page.open("tr").open("th", "scope", "row");
        OutcomeWords.icon(page, measure.outcome());
        page.text(VisibleText.bounded(measure.name(), 200, "plan.yaml")).close();
        page.leaf(
                "td",
                measure.demand().isEmpty()
                        ? "nothing, only shown"
                        : VisibleText.bounded(measure.demand(), 200, "plan.yaml"));
        page.leaf("td", measure.tried() == 0 ? "–" : VisibleText.bounded(measure.met(), 200, "journal.jsonl"));
        page.leaf("td", measure.survived() + " of " + measure.tried());
        page.leaf("td", measure.worked() + " of " + measure.tried());
        page.leaf("td", VisibleText.bounded(measure.used(), 200, "journal.jsonl"))
                .close()
                .line();
    }
}
