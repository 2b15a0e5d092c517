package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.List;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.PageTypeRow;
import org.boxsoak.record.LineMemo;
import org.boxsoak.record.SampleText;
import org.jspecify.annotations.Nullable;

/** Reads /proc/pagetypeinfo of one block's samples in order: where only counts of free blocks changed, only their rows. */
final class PageTypeReadings {
    /** A line; no two of them are equal. */
    private static final class Line {
        final @Nullable PageTypeRow row;

        Line(String text) {
            row = PageTypeRow.parse(text);
        }
    }

    private final LineMemo<Line> memo = new LineMemo<>(Line::new);
    private List<Line> lines = List.of();
    private @Nullable PageTypeInfo info;

    /** What the file says; the very same object while it says the same. */
    PageTypeInfo read(SampleText text) {
        List<Line> now = memo.read(text);
        PageTypeInfo before = info;
        List<PageTypeRow> changed = changedRows(now);
        PageTypeInfo is = before == null || changed == null || !before.reading().isWhole()
                ? PageTypeInfo.parse(text.text())
                : changed.isEmpty() ? before : before.with(changed);
        lines = now;
        info = is;
        return is;
    }

    /** Null where anything else changed. */
    private @Nullable List<PageTypeRow> changedRows(List<Line> now) {
        if (now.size() != lines.size()) {
            return null;
        }
        List<PageTypeRow> changed = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            PageTypeRow was = lines.get(i).row;
            PageTypeRow is = now.get(i).row;
            if (now.get(i) != lines.get(i)) {
                if (was == null || is == null || !is.isSameRow(was)) {
                    return null;
                }
                changed.add(is);
            }
        }
        return changed;
    }
}
