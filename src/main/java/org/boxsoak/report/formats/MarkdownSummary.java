package org.boxsoak.report.formats;

import java.util.Locale;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.Unit;
import org.boxsoak.report.VerdictFile;
import org.boxsoak.report.page.OutcomeWords;
import org.boxsoak.report.page.RunTimes;
import org.boxsoak.report.page.Values;
import org.jspecify.annotations.Nullable;

/** A run in a dozen lines of Markdown. */
final class MarkdownSummary {
    private static final int LONGEST_EXPLANATION = 2500;
    private static final int LONGEST_MESSAGE = 400;

    private MarkdownSummary() {}

    static String of(RunStory story, RunFigures figures) {
        StringBuilder out = new StringBuilder();
        Outcome outcome = story.verdict().verdict();
        out.append("## ")
                .append(sign(outcome))
                .append(' ')
                .append(OutcomeWords.headline(outcome))
                .append(": ");
        out.append(text(figures.plan()))
                .append(" on ")
                .append(text(figures.box()))
                .append("\n\n");
        out.append(MarkdownText.paragraph(story.verdict().explanation(), LONGEST_EXPLANATION, VerdictFile.NAME));
        out.append("\n\n| check | | found |\n|---|---|---|\n");
        story.verdict().checks().forEach(check -> row(out, check));
        if (!story.measures().isEmpty()) {
            out.append('\n')
                    .append(String.join("\n", MeasureTable.lines(story.measures())))
                    .append('\n');
        }
        out.append("\n| | start | least | end |\n|---|--:|--:|--:|\n");
        course(out, "order-4 blocks, usable", Unit.BLOCKS, figures.order4Usable());
        course(out, "order-4 blocks, strict", Unit.BLOCKS, figures.order4Strict());
        course(out, "free outside CMA", Unit.BYTES, figures.freeOutsideCmaBytes());
        out.append('\n').append(facts(figures)).append('\n');
        return out.toString();
    }

    private static void row(StringBuilder out, CheckResult check) {
        out.append("| ")
                .append(text(check.name()))
                .append(" | ")
                .append(sign(check.outcome()))
                .append(' ');
        out.append(check.outcome().word())
                .append(check.decides() ? "" : ", for information")
                .append(" | ");
        out.append(MarkdownText.of(check.message(), LONGEST_MESSAGE, VerdictFile.NAME))
                .append(" |\n");
    }

    private static void course(StringBuilder out, String name, Unit unit, RunFigures.@Nullable Course course) {
        if (course != null) {
            out.append("| ").append(name);
            for (double value : new double[] {course.first(), course.least(), course.last()}) {
                out.append(" | ").append(Values.text(unit, value));
            }
            out.append(" |\n");
        }
    }

    private static String facts(RunFigures figures) {
        return String.format(
                Locale.ROOT,
                "plugs that came back: %d of %d · reboots: %d · refused allocations: %d · lasted %s · %s, build %s,"
                        + " kernel %s · %s",
                figures.plugs().cameBack(),
                figures.plugs().made(),
                figures.reboots(),
                figures.allocationFailures(),
                RunTimes.length(figures.length()),
                text(figures.model()),
                text(figures.build()),
                text(figures.kernel()),
                text(figures.run()));
    }

    private static String text(String name) {
        return MarkdownText.of(name, 120, "run.json");
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✅";
            case BOX_FAILED -> "❌";
            case BENCH_FAILED -> "🔧";
            case UNDECIDED -> "❔";
        };
    }
}
