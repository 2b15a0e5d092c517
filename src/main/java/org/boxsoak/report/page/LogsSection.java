package org.boxsoak.report.page;

import java.util.BitSet;
import java.util.List;
import org.boxsoak.report.LogExcerpt;

/** The log excerpts, deciding lines marked; long ones are cut around them. */
final class LogsSection {
    private static final int MOST_EXCERPTS = 12;
    private static final int MOST_LINES = 300;
    private static final int LONGEST_LINE = 1200;
    private static final int AROUND = 10;
    private static final int AROUND_ON_PAPER = 2;

    private LogsSection() {}

    static void add(Markup page, List<LogExcerpt> logs) {
        if (logs.isEmpty()) {
            return;
        }
        page.open("section", "id", "logs").leaf("h2", "What the box said").line();
        for (LogExcerpt log : logs.subList(0, Math.min(MOST_EXCERPTS, logs.size()))) {
            addExcerpt(page, log);
        }
        if (logs.size() > MOST_EXCERPTS) {
            page.leaf("p", (logs.size() - MOST_EXCERPTS) + " more excerpts are left out here; see the raw files.");
        }
        page.close().line();
    }

    private static void addExcerpt(Markup page, LogExcerpt log) {
        page.leaf("h3", log.title()).line();
        page.open("p", "class", "from").text("from ");
        RawLink.add(page, log.file());
        page.text(", times are run times; the verdict rests on the lines marked ▶")
                .close()
                .line();
        page.open("div", "class", "log", "role", "region", "aria-label", log.title(), "tabindex", "0")
                .line();
        BitSet shown = shown(log.lines());
        for (int i = 0; i < log.lines().size(); ) {
            if (shown.get(i)) {
                addLine(page, log.lines().get(i), isFar(log.lines(), i), log.file());
                i++;
            } else {
                int next = shown.nextSetBit(i);
                int end = next < 0 ? log.lines().size() : next;
                page.leaf("p", (end - i) + " lines left out", "class", "left-out")
                        .line();
                i = end;
            }
        }
        page.close().line();
    }

    /** Whether paper can do without the line: others decide, and none of them is near. */
    private static boolean isFar(List<LogExcerpt.Line> lines, int index) {
        int from = Math.max(0, index - AROUND_ON_PAPER);
        int to = Math.min(lines.size(), index + AROUND_ON_PAPER + 1);
        return lines.stream().anyMatch(LogExcerpt.Line::deciding)
                && lines.subList(from, to).stream().noneMatch(LogExcerpt.Line::deciding);
    }

    private static void addLine(Markup page, LogExcerpt.Line line, boolean isFar, String file) {
        page.open("p", "class", line.deciding() ? "deciding" : isFar ? "far" : null);
        page.leaf("b", line.deciding() ? "▶" : "");
        page.leaf("i", "" + line.number());
        page.leaf("i", RunTimes.exact(line.at()));
        page.leaf("code", VisibleText.bounded(line.text(), LONGEST_LINE, file));
        page.close().line();
    }

    /** The deciding lines with those around them first, then from the top, as far as there is room. */
    private static BitSet shown(List<LogExcerpt.Line> lines) {
        BitSet shown = new BitSet();
        for (int i = 0; i < lines.size() && shown.cardinality() < MOST_LINES; i++) {
            if (lines.get(i).deciding()) {
                shown.set(Math.max(0, i - AROUND), Math.min(lines.size(), i + AROUND + 1));
            }
        }
        for (int i = 0; i < lines.size() && shown.cardinality() < MOST_LINES; i++) {
            shown.set(i);
        }
        return shown;
    }
}
