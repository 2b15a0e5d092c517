package org.boxsoak.plan.yaml;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a file says under the keys of one section. */
public final class Values {
    private final Map<Key<?>, Object> values;
    private final String path;
    private final Reading reading;

    Values(Map<Key<?>, Object> values, String path, Reading reading) {
        this.values = values;
        this.path = path;
        this.reading = reading;
    }

    /** The value of a key that is required or has a default. */
    public <T> T get(Key<T> key) {
        return Objects.requireNonNull(
                find(key), () -> "key '" + key.name() + "' is neither required nor has a default");
    }

    /** The value, or the default; null when there is neither. */
    @SuppressWarnings("unchecked") // a key's value was read by the key's own shape
    public <T> @Nullable T find(Key<T> key) {
        T value = (T) values.get(key);
        if (value != null) {
            return value;
        }
        return key.fallback() == null ? null : key.fallback().get();
    }

    /** Whether the file has this key. */
    public boolean has(Key<?> key) {
        return values.containsKey(key);
    }

    /** Reports unless the file has one of these keys, and one alone. */
    public void demandOneOf(Key<?>... keys) {
        List<Key<?>> given = Stream.<Key<?>>of(keys).filter(this::has).toList();
        boolean isReported = reading.isBroken(path) || Stream.of(keys).anyMatch(key -> reading.isBroken(pathOf(key)));
        if (given.size() != 1 && !isReported) {
            String names = Stream.<Key<?>>of(keys).map(Key::name).collect(Collectors.joining(", "));
            String found = given.isEmpty()
                    ? "none"
                    : given.stream().map(key -> "'" + key.name() + "'").collect(Collectors.joining(" and "));
            reading.addBroken(
                    path,
                    PlanProblem.at(
                            given.isEmpty() ? reading.place(path) : reading.keyPlace(pathOf(given.get(1))),
                            Reading.label(path) + " needs exactly one of " + names + "; found " + found));
        }
    }

    /** Reports that this key cannot stand here beside the others. */
    public void refuse(Key<?> key, String message) {
        reading.refuse(message, pathOf(key));
    }

    private String pathOf(Key<?> key) {
        return Reading.child(path, key.name());
    }
}
