package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a text into the memory files that it holds: a file begins at a line that only it has and lasts while lines fit. */
final class MemoryFileSections {
    private final String text;
    private final LineScanner in;
    private final boolean onlyFirst;
    private final List<MemoryFileSection> found = new ArrayList<>();
    private @Nullable MemoryFileKind kind;
    /** Zones of the table of page blocks; one that comes again is a row of a buddyinfo that follows. */
    private final Set<ZoneId> blockRows = new HashSet<>();

    private int start;
    private int startLine;
    private int fitEnd;

    private MemoryFileSections(String text, boolean onlyFirst) {
        this.text = text;
        this.in = new LineScanner(text);
        this.onlyFirst = onlyFirst;
    }

    static List<MemoryFileSection> all(String text) {
        return new MemoryFileSections(text, false).cut();
    }

    static Optional<MemoryFileSection> first(String text) {
        return new MemoryFileSections(text, true).cut().stream().findFirst();
    }

    private List<MemoryFileSection> cut() {
        while (in.nextLine() && !(onlyFirst && !found.isEmpty())) {
            if (!in.isBlankLine()) {
                line();
            }
        }
        close();
        return found;
    }

    private void line() {
        if (kind != null && MemoryFileLine.fits(kind, in) && !isSecondBlockRow()) {
            fitEnd = in.lineEnd();
            return;
        }
        MemoryFileKind begun = MemoryFileLine.begins(in);
        if (begun == null) {
            close();
        } else if (begun != kind) {
            close();
            kind = begun;
            start = in.lineStart();
            startLine = in.lineNumber();
            fitEnd = in.lineEnd();
        } else {
            fitEnd = in.lineEnd();
        }
    }

    private boolean isSecondBlockRow() {
        if (kind != MemoryFileKind.PAGETYPEINFO) {
            return false;
        }
        if (in.sees("Number of")) {
            blockRows.clear();
        }
        ZoneId zone = MemoryFileLine.blockRow(in);
        return zone != null && !blockRows.add(zone);
    }

    private void close() {
        if (kind != null) {
            found.add(new MemoryFileSection(kind, startLine, text.substring(start, fitEnd)));
        }
        kind = null;
        blockRows.clear();
    }
}
