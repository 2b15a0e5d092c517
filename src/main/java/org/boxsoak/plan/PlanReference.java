package org.boxsoak.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.ListOf;
import org.boxsoak.plan.yaml.Shape;

/** Lists every key that plans and benches know, from the declarations that read them. */
public final class PlanReference {
    private PlanReference() {}

    /** The keys of a plan file. Keys of steps are listed once, under the first list of steps. */
    public static List<PlanKey> planKeys() {
        return keys(new PlanSection());
    }

    /** The keys of a bench file. */
    public static List<PlanKey> benchKeys() {
        return keys(new BenchSection("bench", Map.of()));
    }

    /** Two Markdown tables, for plans and for benches; the README holds them. */
    public static String markdown() {
        return table("Keys of a plan", planKeys()) + "\n" + table("Keys of a bench", benchKeys());
    }

    private static List<PlanKey> keys(Shape<?> root) {
        List<PlanKey> rows = new ArrayList<>();
        collect(root, "", new HashSet<>(), rows);
        return List.copyOf(rows);
    }

    private static void collect(Shape<?> shape, String prefix, Set<List<Key<?>>> shown, List<PlanKey> rows) {
        for (Key<?> key : shape.keys()) {
            String path = prefix + key.name();
            String fallback = key.isRequired() ? "required" : key.defaultText();
            rows.add(new PlanKey(path, key.shape().describe(), fallback, key.meaning()));
            if (!key.shape().keys().isEmpty() && shown.add(key.shape().keys())) {
                collect(key.shape(), path + (key.shape() instanceof ListOf ? "[]." : "."), shown, rows);
            }
        }
    }

    private static String table(String title, List<PlanKey> keys) {
        return keys.stream()
                .map(key -> "| `" + key.path() + "` | " + cell(key.type()) + " | " + cell(key.defaultText()) + " | "
                        + cell(key.meaning()) + " |")
                .collect(Collectors.joining(
                        "\n", "| " + title + " | type | default | meaning |\n|---|---|---|---|\n", "\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
