package org.boxsoak.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.plan.steps.Setting;
import org.boxsoak.plan.steps.StepKind;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.ListOf;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Shape;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;

/** The settings of one ready step, as keys. */
final class UsedStepSection extends Section<UsedStep> {
    private static final int MOST = 1_000_000;
    private static final long MIB = 1 << 20;

    private final StepKind kind;
    private final Map<Key<?>, Setting> settings = new LinkedHashMap<>();

    UsedStepSection(StepKind kind) {
        super("settings");
        this.kind = kind;
        for (Setting setting : kind.settings()) {
            settings.put(declared(setting), setting);
        }
    }

    private Key<?> declared(Setting setting) {
        Shape<?> shape = shape(setting.kind());
        return setting.fallback() == null
                ? required(setting.name(), shape, setting.meaning())
                : optional(setting.name(), shape, setting.meaning());
    }

    private static Shape<?> shape(Setting.Kind kind) {
        return switch (kind) {
            case TEXT -> Words.LINE;
            case WORDS -> ListOf.oneOrMany(Words.LINE);
            case TIME -> Words.DURATION;
            case COUNT -> Words.count("number", 1, MOST);
            case SIZE -> wholeMib();
        };
    }

    private static Word<Bytes> wholeMib() {
        return Words.SIZE.where(size -> size.count() % MIB != 0 || size.count() == 0
                ? "a size in whole MiB is needed here, such as 64M"
                : null);
    }

    @Override
    protected UsedStep bind(Values values) {
        Map<String, String> texts = new LinkedHashMap<>();
        settings.forEach((key, setting) -> {
            Object given = values.find(key);
            texts.put(setting.name(), given == null ? fallback(setting) : text(given));
        });
        return new UsedStep(kind, texts);
    }

    private static String fallback(Setting setting) {
        String text = setting.fallback() == null ? "" : setting.fallback();
        return switch (setting.kind()) {
            case TIME -> text(Durations.parse(text));
            case SIZE -> text(Bytes.parse(text));
            case TEXT, WORDS, COUNT -> text;
        };
    }

    private static String text(Object value) {
        if (value instanceof Duration time) {
            return Long.toString(Math.max(1, time.toSeconds()));
        }
        if (value instanceof Bytes size) {
            return Long.toString(size.count() / MIB);
        }
        return value instanceof List<?> words
                ? String.join(" ", words.stream().map(String::valueOf).toList())
                : value.toString();
    }
}
