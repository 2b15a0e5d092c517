package org.boxsoak.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.ager.AgerState;
import org.boxsoak.bench.BenchException;
import org.boxsoak.box.Box;
import org.boxsoak.memory.PageTypeInfo;

/** Shows an aged box: as JSON, as a live picture of its free lists on a terminal, or as plain lines when something changes. */
sealed interface AgePicture {
    void show(AgerState state);

    static AgePicture of(boolean json, boolean terminal, Box box, PrintWriter out) {
        if (json) {
            return new Json(out);
        }
        return terminal ? new Live(box, out) : new Lines(out);
    }

    /** One object for each look. */
    record Json(PrintWriter out) implements AgePicture {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        @Override
        public void show(AgerState state) {
            try {
                out.println(MAPPER.writeValueAsString(state));
                out.flush();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Drawn over itself. */
    final class Live implements AgePicture {
        private static final Duration DEADLINE = Duration.ofSeconds(5);

        private final Box box;
        private final PrintWriter out;
        private int drawn;

        Live(Box box, PrintWriter out) {
            this.box = box;
            this.out = out;
        }

        @Override
        public void show(AgerState state) {
            List<String> lines = new ArrayList<>(List.of(words(state), held(state)));
            try {
                lines.addAll(FreeListTable.lines(PageTypeInfo.parse(box.readFile("/proc/pagetypeinfo", DEADLINE))));
            } catch (BenchException e) {
                lines.add(String.valueOf(e.getMessage()));
            }
            // ECMA-48: cursor up so many lines, then erase to the end of the screen.
            out.print(drawn == 0 ? "" : "\u001b[" + drawn + "A\u001b[J");
            lines.forEach(out::println);
            out.flush();
            drawn = lines.size();
        }
    }

    /** One line whenever another number of blocks is free. */
    final class Lines implements AgePicture {
        private final PrintWriter out;
        private String last = "";

        Lines(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void show(AgerState state) {
            String now = state.usable() + " " + state.leave() + " " + state.pipes();
            if (!now.equals(last)) {
                out.println(words(state) + "; " + held(state));
                out.flush();
                last = now;
            }
        }
    }

    private static String words(AgerState state) {
        String blocks = state.usable() == null
                ? "aged blindly, the box does not show its free lists"
                : (state.aged() ? "aged: " : "not aged: ") + state.usable() + " usable order-" + state.order()
                        + " blocks (" + state.strict() + " Unmovable, " + state.cma() + " more in CMA)";
        return blocks + ", " + state.freeOutsideCmaKb() / 1024 + " MiB free outside CMA";
    }

    private static String held(AgerState state) {
        return "held: " + state.pipes() + " pipes (" + state.pipesKb() / 1024 + " MiB), " + state.rings() + " rings ("
                + state.ringsKb() / 1024 + " MiB); never below " + state.reserveKb() / 1024 + " MiB free";
    }
}
