package org.boxsoak.plan.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One file on its way from text to records: its problems so far, and where each value stands.
 *
 * <p>A path names a value: {@code hotplug.every}, {@code workload[2].run}; the root's is empty.
 */
public final class Reading {
    /** Aliases can make a small file a huge tree; no plan comes near this. */
    private static final int MOST_VALUES = 10_000;

    private final SourceText source;
    private final List<PlanProblem> problems = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Place> keyPlaces = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private int values;

    private Reading(SourceText source) {
        this.source = source;
    }

    /** A reading of this text, of which nothing has been read yet. */
    public static Reading of(String file, String text) {
        return new Reading(new SourceText(file, text));
    }

    /** The whole file as this shape; what was wrong is in {@link #problems()}, and stand-ins are in the place of it. */
    public <T> T root(Shape<T> shape) {
        Node root = YamlTree.compose(source, this);
        if (root == null) {
            broken.add("");
            return shape.placeholder();
        }
        places.put("", at(root));
        return shape.read(root, "", this);
    }

    public List<PlanProblem> problems() {
        return List.copyOf(problems);
    }

    public void add(PlanProblem problem) {
        problems.add(problem);
    }

    /** A value that cannot be used: rules that look at it are not tried. */
    public void addBroken(String path, PlanProblem problem) {
        markBroken(path);
        problems.add(problem);
    }

    void markBroken(String path) {
        broken.add(path);
    }

    boolean isBroken(String path) {
        return broken.contains(path);
    }

    /**
     * Values that are each right but cannot stand together.
     *
     * @param about the paths of all values that the message speaks of; it is shown at the first that the file has
     */
    public void refuse(String message, String... about) {
        for (String path : about) {
            if (broken.stream().anyMatch(b -> isWithin(path, b) || isWithin(b, path))) {
                return;
            }
        }
        String path = List.of(about).stream().filter(this::has).findFirst().orElse(about[0]);
        problems.add(PlanProblem.at(place(path), message));
    }

    /** As {@link #refuse}, if the file itself holds the value at {@code path}. */
    public void refuseIfPresent(String message, String path, String... others) {
        if (has(path)) {
            refuse(message, Stream.concat(Stream.of(path), Stream.of(others)).toArray(String[]::new));
        }
    }

    /** Whether the file itself holds this value, not only its default. */
    public boolean has(String path) {
        return places.containsKey(path);
    }

    /** Where the value stands; of one that the file does not hold, where the nearest map around it begins. */
    public Place place(String path) {
        Place place = places.get(path);
        if (place != null) {
            return place;
        }
        return path.isEmpty() ? Place.wholeFile(source.file()) : place(around(path));
    }

    /** Remembers where a value stands, and says no when the file has more values than a plan can have. */
    public boolean enter(Node node, String path) {
        places.put(path, at(node));
        if (++values == MOST_VALUES) {
            addBroken("", PlanProblem.at(at(node), "more than " + MOST_VALUES + " values; are aliases repeated here?"));
        }
        return values < MOST_VALUES;
    }

    /** The keys of a map in their order; what is no map, no key, or a key for the second time, is reported. */
    public Map<String, Node> entries(Node node, String path) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!enter(node, path)) {
            return entries;
        }
        if (!(node instanceof MappingNode map)) {
            addBroken(path, PlanProblem.at(at(node), label(path) + ": expected a map here, found " + kind(node)));
            return entries;
        }
        Map<String, Place> keys = new HashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            Place keyPlace = at(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                add(PlanProblem.at(keyPlace, "a key has to be a word, found " + kind(tuple.getKeyNode())));
                continue;
            }
            Place first = keys.putIfAbsent(key.getValue(), keyPlace);
            if (first != null) {
                add(PlanProblem.at(
                        keyPlace,
                        "key '" + key.getValue() + "' for the second time; the first is in line " + first.line()));
                continue;
            }
            entries.put(key.getValue(), tuple.getValueNode());
            keyPlaces.put(child(path, key.getValue()), keyPlace);
        }
        return entries;
    }

    /** Where the key itself stands, as against its value. */
    public Place keyPlace(String path) {
        return keyPlaces.getOrDefault(path, place(path));
    }

    /** The text of a plain value; null when it is a map, a list or nothing, which is reported. */
    public @Nullable String scalar(Node node, String path, String expected) {
        if (!enter(node, path)) {
            return null;
        }
        if (!(node instanceof ScalarNode scalar) || isNothing(node)) {
            addBroken(
                    path,
                    PlanProblem.at(at(node), label(path) + ": expected " + expected + " here, found " + kind(node)));
            return null;
        }
        return scalar.getValue();
    }

    /** How to speak of the value at this path. */
    static String label(String path) {
        return path.isEmpty() ? "this file" : "'" + path + "'";
    }

    /** The path of a key within a map. */
    public static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Whether nothing stands there. */
    public static boolean isNothing(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a map";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return isNothing(node) ? "nothing" : "text";
    }

    Place at(Node node) {
        return source.at(node.getStartMark().map(Mark::getIndex).orElse(0));
    }

    private static String around(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private static boolean isWithin(String inner, String outer) {
        return outer.isEmpty() || inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }
}
