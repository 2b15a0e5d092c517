package org.boxsoak.leak;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is dear to compute and not always needed: computed when it is first asked for, and never again. For one thread. */
public final class Once<T> implements Supplier<T> {
    private final Supplier<T> computation;
    private @Nullable T computed;

    public Once(Supplier<T> computation) {
        this.computation = computation;
    }

    @Override
    public T get() {
        T value = computed == null ? computation.get() : computed;
        computed = value;
        return value;
    }
}
