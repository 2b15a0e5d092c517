package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.boxsoak.nights.NightTree;
import org.boxsoak.record.Outcome;

/**
 * What is said of a tree of runs, or of a part of one.
 *
 * @param rows one for each box and plan
 * @param unfinished folders without a verdict
 * @param damaged what could not be read, one sentence each
 */
record NightTable(List<NightRow> rows, List<String> unfinished, List<String> damaged) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    NightTable {
        rows = rows.stream().sorted(NightRow.ORDER).toList();
        unfinished = unfinished.stream().sorted().toList();
        // Each part of a tree names the same folders that cannot be listed.
        damaged = damaged.stream().distinct().sorted().toList();
    }

    static NightTable of(NightTree tree) {
        return new NightTable(tree.histories().stream().map(NightRow::of).toList(), tree.unfinished(), tree.damaged());
    }

    /** What the parts of a tree come to. */
    static NightTable together(List<NightTable> parts) {
        return new NightTable(
                all(parts, NightTable::rows), all(parts, NightTable::unfinished), all(parts, NightTable::damaged));
    }

    private static <T> List<T> all(List<NightTable> parts, Function<NightTable, List<T>> of) {
        return parts.stream().flatMap(part -> of.apply(part).stream()).toList();
    }

    /** @return the exit code: that of the worst of the last nights */
    int print(boolean json, PrintWriter out, PrintWriter err) {
        if (json) {
            rows.forEach(row -> out.println(object(row)));
        } else if (rows.isEmpty()) {
            out.println("No night has been judged yet.");
        } else {
            table().forEach(out::println);
        }
        out.flush();
        LeftOut.tell(err, unfinished, "without a verdict (still running, or killed: 'boxsoak judge' makes it)");
        LeftOut.tell(err, damaged, "unreadable");
        return Outcome.worst(rows.stream().map(NightRow::verdict).toList()).exitCode();
    }

    private List<String> table() {
        List<String[]> cells = new ArrayList<>();
        cells.add(new String[] {"box", "plan", "last night", "build", "verdict", "leak rate", "since", "nights"});
        for (NightRow row : rows) {
            String build = row.sinceBuild().equals(row.build()) ? "" : " " + row.sinceBuild();
            cells.add(new String[] {
                row.box(),
                row.plan(),
                date(row.startedSeconds()),
                row.build(),
                row.verdict().word(),
                row.leak().toString(),
                date(row.sinceSeconds()) + build + " (" + row.alike() + ")",
                String.valueOf(row.nights())
            });
        }
        return TextColumns.lines(cells);
    }

    private static String date(long seconds) {
        return DATE.format(Instant.ofEpochSecond(seconds).atZone(ZoneId.systemDefault()));
    }

    private static ObjectNode object(NightRow row) {
        ObjectNode node = JSON.createObjectNode()
                .put("box", row.box())
                .put("plan", row.plan())
                .put("nights", row.nights())
                .put("started", Instant.ofEpochSecond(row.startedSeconds()).toString())
                .put("build", row.build())
                .put("verdict", row.verdict().word());
        ObjectNode rate = node.putObject("leak").put("verdict", row.leak().word());
        if (!row.leak().series().isEmpty()) {
            rate.put("series", row.leak().series());
        }
        if (!Float.isNaN(row.leak().bytesPerHour())) {
            rate.put("bytesPerHour", row.leak().bytesPerHour());
        }
        node.putObject("since")
                .put("started", Instant.ofEpochSecond(row.sinceSeconds()).toString())
                .put("build", row.sinceBuild())
                .put("nights", row.alike());
        return node.put("run", row.run());
    }
}
