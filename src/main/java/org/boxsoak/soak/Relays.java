package org.boxsoak.soak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.boxsoak.bench.BenchException;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.RelaySettings;
import org.boxsoak.plan.yaml.PlanProblems;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayProvider;
import org.boxsoak.virtualbox.VirtualBox;
import org.jspecify.annotations.Nullable;

/** Finds the relay families on the class path, and opens the one that a bench names. */
public final class Relays {
    private Relays() {}

    /** Every family's word, with the settings it understands: what a bench file is checked against. */
    public static Map<String, Set<String>> settingsByType() {
        Map<String, Set<String>> types = new TreeMap<>();
        ServiceLoader.load(RelayProvider.class).forEach(p -> types.put(p.type(), p.settings()));
        return types;
    }

    static @Nullable Relay open(Bench bench, @Nullable VirtualBox virtual) {
        RelaySettings wanted = bench.relay();
        if (wanted == null) {
            return null;
        }
        Map<String, String> settings = new LinkedHashMap<>(wanted.settings());
        if (virtual != null && wanted.type().equals(RelaySettings.QMP_TYPE)) {
            settings.putIfAbsent("socket", virtual.qmpSocket().toString());
        }
        try {
            return provider(wanted.type()).open(settings);
        } catch (IllegalArgumentException e) {
            throw new PlanProblems(List.of(wanted.problem(String.valueOf(e.getMessage()))));
        }
    }

    private static RelayProvider provider(String type) {
        return ServiceLoader.load(RelayProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(p -> p.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new BenchException("No relay of type '" + type + "' is on the class path."));
    }
}
