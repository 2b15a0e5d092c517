package org.boxsoak.plan.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A map with known keys that becomes a record. A subclass declares each key once, as a field, with {@code required}, {@code optional},
 * {@code withDefault} or {@code emptyByDefault}; unknown keys, missing ones, help and reference follow from that.
 */
public abstract class Section<T> implements Shape<T> {
    private final String describe;
    private final List<Key<?>> keys = new ArrayList<>();

    /** Takes what the map is, for people: {@code map}, {@code step}. */
    protected Section(String describe) {
        this.describe = describe;
    }

    /** Makes the record of values that have all been read, or stand in for those that could not be. */
    protected abstract T bind(Values values);

    protected final <V> Key<V> required(String name, Shape<V> shape, String meaning) {
        return declare(new Key<>(name, shape, true, "", shape::placeholder, meaning));
    }

    /** A key without which something is left out. */
    protected final <V> Key<V> optional(String name, Shape<V> shape, String meaning) {
        return declare(new Key<>(name, shape, false, "", null, meaning));
    }

    protected final <V> Key<V> withDefault(String name, Word<V> word, String text, String meaning) {
        return declare(new Key<>(name, word, false, text, () -> word.parser().apply(text), meaning));
    }

    /** A list or a section that is the same left out as empty. */
    protected final <V> Key<V> emptyByDefault(String name, Shape<V> shape, String meaning) {
        return declare(new Key<>(name, shape, false, "", shape::placeholder, meaning));
    }

    @Override
    public final T read(Node node, String path, Reading reading) {
        Map<String, Node> entries = reading.entries(node, path);
        Map<Key<?>, Object> values = new LinkedHashMap<>();
        Set<String> meant = reportUnknown(entries.keySet(), path, reading);
        for (Key<?> key : keys) {
            Node value = entries.get(key.name());
            String keyPath = Reading.child(path, key.name());
            if (value == null) {
                reportMissing(key, path, meant.contains(key.name()), reading);
            } else if (Reading.isNothing(value)) {
                reading.addBroken(
                        keyPath,
                        PlanProblem.at(
                                reading.keyPlace(keyPath),
                                "key '" + key.name() + "' has no value; give it one"
                                        + (key.isRequired() ? "" : " or remove the key")));
            } else {
                values.put(key, key.shape().read(value, keyPath, reading));
            }
        }
        return bindOrReport(new Values(values, path, reading), path, reading);
    }

    @Override
    public final T placeholder() {
        return bind(new Values(Map.of(), "", Reading.of("", "")));
    }

    @Override
    public final String describe() {
        return describe;
    }

    @Override
    public final List<Key<?>> keys() {
        return List.copyOf(keys);
    }

    private <V> Key<V> declare(Key<V> key) {
        keys.add(key);
        return key;
    }

    /** Gives the absent keys that were probably meant, so that these are not called missing as well. */
    private Set<String> reportUnknown(Set<String> found, String path, Reading reading) {
        List<String> known = keys.stream().map(Key::name).toList();
        Set<String> meant = new HashSet<>();
        for (String name : found) {
            if (known.contains(name)) {
                continue;
            }
            String message = "unknown key '" + name + "' in " + Reading.label(path);
            PlanProblem problem =
                    PlanProblem.unknown(reading.keyPlace(Reading.child(path, name)), message, name, known);
            reading.add(problem);
            String suggestion = problem.suggestion();
            if (suggestion != null && !found.contains(suggestion)) {
                meant.add(suggestion);
                reading.markBroken(Reading.child(path, suggestion));
            }
        }
        return meant;
    }

    private static void reportMissing(Key<?> key, String path, boolean isMisspelt, Reading reading) {
        String keyPath = Reading.child(path, key.name());
        if (!key.isRequired() || isMisspelt || reading.isBroken(path)) {
            return;
        }
        String example = key.shape().example();
        reading.addBroken(
                keyPath,
                PlanProblem.at(
                        reading.place(path),
                        "key '" + key.name() + "' is missing in " + Reading.label(path) + " (" + key.meaning() + ")"
                                + (example.isEmpty() ? "" : "; write e.g. '" + key.name() + ": " + example + "'")));
    }

    private T bindOrReport(Values values, String path, Reading reading) {
        try {
            return bind(values);
        } catch (IllegalArgumentException e) {
            reading.addBroken(path, PlanProblem.at(reading.place(path), String.valueOf(e.getMessage())));
            return placeholder();
        }
    }
}
