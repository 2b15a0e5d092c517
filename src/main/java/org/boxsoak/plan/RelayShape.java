package org.boxsoak.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Place;
import org.boxsoak.plan.yaml.PlanProblem;
import org.boxsoak.plan.yaml.Reading;
import org.boxsoak.plan.yaml.Shape;
import org.boxsoak.plan.yaml.Word;
import org.snakeyaml.engine.v2.nodes.Node;

/** A bench's {@code relay}: a type, and settings that depend on it. */
final class RelayShape implements Shape<RelaySettings> {
    private static final String TYPE = "type";

    private final Map<String, Set<String>> settingsByType;
    private final Word<String> typeWord;

    RelayShape(Map<String, Set<String>> settingsByType) {
        this.settingsByType = settingsByType;
        Set<String> types = new TreeSet<>(settingsByType.keySet());
        types.add(RelaySettings.QMP_TYPE);
        this.typeWord = Word.among("relay type", RelaySettings.QMP_TYPE, List.copyOf(types));
    }

    @Override
    public RelaySettings read(Node node, String path, Reading reading) {
        int before = reading.problems().size();
        Map<String, Node> entries = reading.entries(node, path);
        Node typeNode = entries.remove(TYPE);
        if (typeNode == null) {
            if (reading.problems().size() == before) {
                String message = "key 'type' is missing in '" + path + "' (which family of relays)";
                reading.addBroken(path, new PlanProblem(reading.place(path), message, typeWord.allowed(), null));
            }
            return placeholder();
        }
        String type = typeWord.read(typeNode, path + "." + TYPE, reading);
        boolean isTypeKnown = reading.problems().size() == before;
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        places.put(TYPE, reading.place(path + "." + TYPE));
        entries.forEach((name, value) -> {
            String settingPath = path + "." + name;
            if (isTypeKnown) {
                reportUnknown(name, type, settingPath, reading);
            }
            String text = reading.scalar(value, settingPath, "a single value");
            if (text != null) {
                settings.put(name, text);
                places.put(name, reading.place(settingPath));
            }
        });
        return new RelaySettings(type, settings, places);
    }

    @Override
    public RelaySettings placeholder() {
        return RelaySettings.QMP;
    }

    @Override
    public String describe() {
        return "map with a type and its settings";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(new Key<>(TYPE, typeWord, true, "", null, "the family of relays; the other keys depend on it"));
    }

    private void reportUnknown(String name, String type, String path, Reading reading) {
        List<String> allowed = new ArrayList<>(List.of(TYPE));
        allowed.addAll(new TreeSet<>(settingsByType.getOrDefault(type, Set.of())));
        if (!allowed.contains(name)) {
            String message = "a relay of type '" + type + "' has no setting '" + name + "'";
            reading.add(PlanProblem.unknown(reading.keyPlace(path), message, name, allowed));
        }
    }
}
