package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a text into the memory files that it holds: a file begins at a line that only it has and lasts while lines fit. */
final class MemoryFileSections {
    /** So many damaged lines in a row belong to a file if whole ones follow. */
    private static final int MOST_MISFITS = 3;

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
    private int misfits;

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
        if (misfits > 0) {
            fitEnd = in.lineEnd();
        }
        close();
        return found;
    }

    private void line() {
        if (kind != null && MemoryFileLine.fits(kind, in) && !isSecondBlockRow()) {
            fit();
            return;
        }
        MemoryFileKind begun = MemoryFileLine.begins(in);
        if (begun != null && begun == kind) {
            fit();
        } else if (begun != null) {
            close();
            kind = begun;
            start = in.lineStart();
            startLine = in.lineNumber();
            fit();
        } else if (++misfits > MOST_MISFITS || MemoryFileLine.isBoundary(in)) {
            close();
        }
    }

    private void fit() {
        fitEnd = in.lineEnd();
        misfits = 0;
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
        misfits = 0;
        blockRows.clear();
    }
}
