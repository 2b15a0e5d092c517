package org.boxsoak.report.page;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.boxsoak.report.Gap;

/** Says of moments, asked in order of time, whether a gap lies between the last one and this one. */
final class Gaps {
    private static final double ROOM_FOR_WORDS = 80;

    private final List<Gap> ordered;
    private int next;

    Gaps(List<Gap> gaps) {
        ordered = gaps.stream().sorted(Comparator.comparing(Gap::from)).toList();
    }

    /** Shades the gaps of one panel. */
    static void draw(Markup svg, List<Gap> gaps, Frame frame) {
        for (Gap gap : gaps) {
            double left = frame.x().at(gap.from().toMillis() / 1000.0);
            double right = Math.min(frame.right(), frame.x().at(gap.to().toMillis() / 1000.0));
            double width = Math.max(1, right - left);
            svg.open("rect", "class", "gap", "x", left, "y", frame.top(), "width", width, "height", frame.height());
            svg.leaf("title", "no samples: " + gap.reason()).close();
            if (width > ROOM_FOR_WORDS) {
                svg.leaf("text", "no samples", "class", "axis mid", "x", left + width / 2, "y", frame.top() + 18);
            }
        }
    }

    boolean liesBefore(Duration at) {
        boolean found = false;
        while (next < ordered.size() && ordered.get(next).from().compareTo(at) < 0) {
            found = true;
            next++;
        }
        return found;
    }
}
