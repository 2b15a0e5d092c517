package org.boxsoak.plan.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A value in one piece of text.
 *
 * @param describe for people, e.g. {@code duration}
 * @param example a valid text
 * @param parser from text to value; throws IllegalArgumentException with what is wrong
 * @param allowed every valid text, where they can be counted
 */
public record Word<T>(String describe, String example, Function<String, T> parser, List<String> allowed)
        implements Shape<T> {

    /** A value with a notation of its own. */
    public static <T> Word<T> of(String describe, String example, Function<String, T> parser) {
        return new Word<>(describe, example, parser, List.of());
    }

    /** One of these values, each written as its {@code toString}. */
    public static <E extends Enum<E>> Word<E> choice(E[] values) {
        List<E> all = List.of(values);
        return among(all.stream().map(Object::toString).collect(Collectors.joining(" or ")), all.get(0), all);
    }

    /** This word and no other: the key says that something is wanted, and its absence that it is not. */
    public static Word<String> only(String word) {
        return among(word, word, List.of(word));
    }

    /** One of these values, of which {@code example} is one. */
    public static <T> Word<T> among(String describe, T example, List<T> values) {
        Map<String, T> byWord = new LinkedHashMap<>();
        values.forEach(value -> byWord.put(value.toString(), value));
        return new Word<>(describe, example.toString(), word -> chosen(byWord, word), List.copyOf(byWord.keySet()));
    }

    /** The same notation with a further demand. */
    public Word<T> where(Function<T, @Nullable String> objection) {
        return new Word<>(describe, example, text -> unless(objection, parser.apply(text)), allowed);
    }

    @Override
    public T read(Node node, String path, Reading reading) {
        String text = reading.scalar(node, path, "a single value (" + describe + ", e.g. " + example + ")");
        if (text == null) {
            return placeholder();
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            reading.addBroken(path, PlanProblem.unknown(reading.place(path), message, text, allowed));
            return placeholder();
        }
    }

    @Override
    public T placeholder() {
        return parser.apply(example);
    }

    private static <T> T chosen(Map<String, T> byWord, String word) {
        T value = byWord.get(word);
        if (value == null) {
            throw new IllegalArgumentException("'" + word + "' cannot stand here");
        }
        return value;
    }

    private static <T> T unless(Function<T, @Nullable String> objection, T value) {
        String message = objection.apply(value);
        if (message != null) {
            throw new IllegalArgumentException(message);
        }
        return value;
    }
}
