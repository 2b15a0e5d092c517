package org.boxsoak.soak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.boxsoak.bench.BenchException;
import org.boxsoak.plan.RelaySettings;
import org.boxsoak.plan.yaml.PlanProblems;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayContext;
import org.boxsoak.relay.RelayFamilies;
import org.boxsoak.relay.RelayProvider;
import org.boxsoak.relay.Setting;
import org.boxsoak.virtualbox.VirtualBox;
import org.jspecify.annotations.Nullable;

/** Finds the relay families on the class path, and opens the one that a bench names. */
public final class Relays {
    private Relays() {}

    /** Every family's word, with the settings it understands: what a bench file is checked against. */
    public static Map<String, Set<String>> settingsByType() {
        Map<String, Set<String>> types = new TreeMap<>();
        RelayFamilies.all()
                .forEach(family -> types.put(
                        family.type(),
                        family.settings().stream().map(Setting::name).collect(Collectors.toUnmodifiableSet())));
        return types;
    }

    /**
     * Opens the relay.
     *
     * @param virtual the running virtual box, which brings its own relay
     * @throws PlanProblems when a setting is wrong
     */
    public static Relay open(RelaySettings wanted, @Nullable VirtualBox virtual, RelayContext context) {
        Map<String, String> settings = new LinkedHashMap<>(wanted.settings());
        if (virtual != null && wanted.type().equals(RelaySettings.QMP_TYPE)) {
            settings.putIfAbsent("socket", virtual.qmpSocket().toString());
        }
        try {
            return provider(wanted.type()).open(settings, context);
        } catch (IllegalArgumentException e) {
            throw new PlanProblems(List.of(wanted.problem(String.valueOf(e.getMessage()))));
        }
    }

    private static RelayProvider provider(String type) {
        return RelayFamilies.named(type)
                .orElseThrow(() -> new BenchException("No relay of type '" + type + "' is on the class path."));
    }
}
