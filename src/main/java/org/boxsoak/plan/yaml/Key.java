package org.boxsoak.plan.yaml;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One key of a section: what it is called, what may stand there, and what it is for.
 *
 * @param name as files write it
 * @param shape what may stand there
 * @param isRequired whether a file without it is wrong
 * @param defaultText what counts when the file has no such key, for people; empty where that is nothing
 * @param fallback what counts then; null where that is nothing
 * @param meaning one line for help and reference
 */
public record Key<T>(
        String name,
        Shape<T> shape,
        boolean isRequired,
        String defaultText,
        @Nullable Supplier<T> fallback,
        String meaning) {}
