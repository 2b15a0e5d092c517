package org.boxsoak.plan;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.ListOf;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;

/** The keys of one of {@code mitigations.variants}. */
final class VariantSection extends Section<Variant> {
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9_]+)\\.([A-Za-z0-9_]+)=([^\\s']+)");
    private static final Word<String> MODULE_PARAMETER = Word.of(
                    "module.parameter=value", "wlan.null_check=1", String::strip)
            .where(text -> PARAMETER.matcher(text).matches()
                    ? null
                    : "'" + text + "' is no module.parameter=value such as wlan_mt7663_usb.null_check=1");

    private final Key<String> name = required("name", Words.LINE, "the measure's name, in the table and in reports");
    private final Key<List<String>> parameters = emptyByDefault(
            "parameters",
            ListOf.oneOrMany(MODULE_PARAMETER),
            "module parameters that make it up, written to /sys/module before each plug");
    private final Key<String> set = optional(
            "set", Words.SCRIPT, "a script for the box that brings it about before each plug, after the parameters");
    private final Key<List<VariantDuty>> must = emptyByDefault(
            "must",
            ListOf.oneOrMany(Word.choice(VariantDuty.values())),
            "what it has to achieve on the aged box; without it the measure is only shown");

    VariantSection() {
        super("variants");
    }

    @Override
    protected Variant bind(Values values) {
        String script =
                values.get(parameters).stream().map(VariantSection::write).collect(Collectors.joining("\n"));
        String more = values.find(set);
        if (script.isEmpty() && more == null) {
            values.refuse(
                    name, "a variant needs 'parameters', 'set' or both: what an earlier one left would stay otherwise");
        }
        String whole = (script + "\n" + (more == null ? "" : more)).strip();
        return new Variant(values.get(name), "set -e\n" + whole, Set.copyOf(values.get(must)));
    }

    private static String write(String parameter) {
        Matcher parts = PARAMETER.matcher(parameter);
        if (!parts.matches()) {
            throw new IllegalStateException("read by the same pattern: " + parameter);
        }
        return "echo '" + parts.group(3) + "' > /sys/module/" + parts.group(1) + "/parameters/" + parts.group(2);
    }
}
