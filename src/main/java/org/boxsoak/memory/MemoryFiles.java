package org.boxsoak.memory;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hold the memory files of one instant, as many as a box lets be read.
 *
 * @param release the kernel that wrote them
 * @param pageKb the page size in kB: 4 on nearly all boxes
 * @param texts the texts by kind
 */
public record MemoryFiles(KernelRelease release, int pageKb, Map<MemoryFileKind, String> texts) {
    public MemoryFiles {
        texts = Map.copyOf(texts);
        if (pageKb < 4 || pageKb > 64 || Integer.bitCount(pageKb) != 1) {
            throw new IllegalArgumentException("no kernel has pages of " + pageKb + " kB");
        }
    }

    /** The files found in one text, in whatever order; the first of each kind counts. Pages of 4 kB. */
    public static MemoryFiles in(KernelRelease release, String text) {
        Map<MemoryFileKind, String> texts = new EnumMap<>(MemoryFileKind.class);
        MemoryFileKind.sections(text).forEach(s -> texts.putIfAbsent(s.kind(), s.text()));
        return new MemoryFiles(release, 4, texts);
    }

    @Nullable
    String text(MemoryFileKind kind) {
        return texts.get(kind);
    }
}
