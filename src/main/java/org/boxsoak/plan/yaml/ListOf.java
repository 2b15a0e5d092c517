package org.boxsoak.plan.yaml;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A list of values of one shape.
 *
 * @param element what each item is
 * @param orOne whether a single value may stand for a list of one
 */
public record ListOf<T>(Shape<T> element, boolean orOne) implements Shape<List<T>> {
    public static <T> ListOf<T> many(Shape<T> element) {
        return new ListOf<>(element, false);
    }

    public static <T> ListOf<T> oneOrMany(Shape<T> element) {
        return new ListOf<>(element, true);
    }

    @Override
    public List<T> read(Node node, String path, Reading reading) {
        List<T> values = new ArrayList<>();
        if (!reading.enter(node, path)) {
            return values;
        }
        if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                values.add(element.read(list.getValue().get(i), path + "[" + i + "]", reading));
            }
        } else if (orOne) {
            values.add(element.read(node, path, reading));
        } else {
            reading.addBroken(
                    path,
                    PlanProblem.at(
                            reading.at(node),
                            Reading.label(path) + ": expected a list here, found " + Reading.kind(node)
                                    + "; begin each item with '- '"));
        }
        return values;
    }

    @Override
    public List<T> placeholder() {
        return List.of();
    }

    @Override
    public String describe() {
        return orOne ? element.describe() + ", or a list of these" : "list of " + element.describe();
    }

    @Override
    public List<Key<?>> keys() {
        return element.keys();
    }
}
