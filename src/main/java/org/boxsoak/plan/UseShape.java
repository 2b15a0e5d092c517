package org.boxsoak.plan;

import java.util.List;
import java.util.Map;
import org.boxsoak.plan.steps.Setting;
import org.boxsoak.plan.steps.StepKind;
import org.boxsoak.plan.steps.StepKinds;
import org.boxsoak.plan.yaml.Place;
import org.boxsoak.plan.yaml.PlanProblem;
import org.boxsoak.plan.yaml.Reading;
import org.boxsoak.plan.yaml.Shape;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** A ready step by its name: {@code use: standby}, or with settings, {@code use: { video-playback: { file: /sdcard/soak.mp4, for: 5m } }}. */
final class UseShape implements Shape<UsedStep> {
    @Override
    public UsedStep read(Node node, String path, Reading reading) {
        if (!(node instanceof MappingNode)) {
            String name = reading.scalar(node, path, "the name of a ready step, e.g. standby");
            StepKind kind = name == null ? null : known(name.strip(), path, reading.place(path), reading);
            return kind == null ? placeholder() : withoutSettings(kind, path, reading);
        }
        Map<String, Node> entries = reading.entries(node, path);
        if (entries.size() != 1) {
            reading.addBroken(
                    path,
                    PlanProblem.at(
                            reading.place(path),
                            "'use' takes one ready step with its settings, found " + entries.size()
                                    + " keys; write e.g. use: { video-playback: { file: /sdcard/soak.mp4, for: 5m } }"));
            return placeholder();
        }
        Map.Entry<String, Node> only = entries.entrySet().iterator().next();
        String below = Reading.child(path, only.getKey());
        StepKind kind = known(only.getKey(), path, reading.keyPlace(below), reading);
        if (kind == null) {
            return placeholder();
        }
        return only.getValue() instanceof MappingNode
                ? new UsedStepSection(kind).read(only.getValue(), below, reading)
                : notSettings(kind, only.getValue(), below, reading);
    }

    private static @Nullable StepKind known(String name, String path, Place place, Reading reading) {
        StepKind kind = StepKinds.find(name);
        if (kind == null) {
            List<String> names = StepKinds.all().stream().map(StepKind::name).toList();
            reading.addBroken(path, PlanProblem.unknown(place, "there is no ready step '" + name + "'", name, names));
        }
        return kind;
    }

    private UsedStep withoutSettings(StepKind kind, String path, Reading reading) {
        List<String> lacking = kind.settings().stream()
                .filter(setting -> setting.fallback() == null)
                .map(Setting::name)
                .toList();
        if (!lacking.isEmpty()) {
            reading.addBroken(
                    path,
                    PlanProblem.at(
                            reading.place(path),
                            "'" + kind.name() + "' needs " + String.join(" and ", lacking) + "; write e.g. use: { "
                                    + kind.name() + ": { " + String.join(": ..., ", lacking) + ": ... } }"));
        }
        return new UsedStepSection(kind).placeholder();
    }

    private UsedStep notSettings(StepKind kind, Node node, String path, Reading reading) {
        if (Reading.isNothing(node)) {
            reading.enter(node, path);
            return withoutSettings(kind, path, reading);
        }
        return new UsedStepSection(kind).read(node, path, reading);
    }

    @Override
    public UsedStep placeholder() {
        return new UsedStepSection(StepKinds.all().get(0)).placeholder();
    }

    @Override
    public String describe() {
        return "ready step";
    }
}
