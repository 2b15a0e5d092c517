package org.boxsoak.cli;

import java.io.PrintWriter;
import java.util.List;

/** Names what a tree of runs holds and a table does not, the first few of it. */
final class LeftOut {
    private static final int MOST_TOLD = 5;

    private LeftOut() {}

    static void tell(PrintWriter err, List<String> folders, String what) {
        if (folders.isEmpty()) {
            return;
        }
        err.println(folders.size() + " " + what + ":");
        folders.stream().limit(MOST_TOLD).forEach(f -> err.println("  " + f));
        if (folders.size() > MOST_TOLD) {
            err.println("  and " + (folders.size() - MOST_TOLD) + " more");
        }
        err.flush();
    }
}
