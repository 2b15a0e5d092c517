package org.boxsoak.record;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The templates of a block, each taken apart once. */
final class TemplateCache {
    private @Nullable LineTemplate[] parsed = new LineTemplate[64];

    LineTemplate get(int index, List<String> strings) {
        if (index >= parsed.length) {
            parsed = Arrays.copyOf(parsed, Math.max(index + 1, parsed.length * 2));
        }
        LineTemplate template = parsed[index];
        if (template == null) {
            template = LineTemplate.parse(strings.get(index));
            parsed[index] = template;
        }
        return template;
    }
}
