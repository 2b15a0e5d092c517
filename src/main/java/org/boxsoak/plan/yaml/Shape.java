package org.boxsoak.plan.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** What may stand at a place of a file, and what it becomes. */
public interface Shape<T> {
    /** The value of the node; where it is wrong, that is reported and a stand-in returned, so that reading goes on. */
    T read(Node node, String path, Reading reading);

    /** A valid value to go on with. */
    T placeholder();

    /** For people, e.g. {@code duration}. */
    String describe();

    /** An example of it in one line; empty where that would not help. */
    default String example() {
        return "";
    }

    /** The keys beneath, where it is a map or a list of maps. */
    default List<Key<?>> keys() {
        return List.of();
    }
}
