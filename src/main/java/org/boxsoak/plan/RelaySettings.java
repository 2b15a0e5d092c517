package org.boxsoak.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.boxsoak.plan.yaml.Place;
import org.boxsoak.plan.yaml.PlanProblem;

/**
 * Say which relay plugs the module; what the settings mean is for the relay's family to know.
 *
 * @param type the family, e.g. {@code lcus}
 * @param settings the other keys of the bench's {@code relay} map, in their order
 * @param places where each setting's value stands in the bench file, and {@code type}
 */
public record RelaySettings(String type, Map<String, String> settings, Map<String, Place> places) {
    /** The switch that a virtual box brings along. */
    public static final String QMP_TYPE = "qmp";

    static final RelaySettings QMP = new RelaySettings(QMP_TYPE, Map.of(), Map.of());

    public RelaySettings {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        places = Map.copyOf(places);
    }

    /**
     * What the relay's family said against these settings, at the setting that it names in quotes ({@code 'channel' must be 1 to
     * 8}), else at the type.
     */
    public PlanProblem problem(String message) {
        Place type = places.getOrDefault("type", Place.wholeFile("relay " + this.type));
        return places.entrySet().stream()
                .filter(place -> message.contains("'" + place.getKey() + "'"))
                .findFirst()
                .map(place -> PlanProblem.at(place.getValue(), message))
                .orElseGet(() -> PlanProblem.at(type, message));
    }
}
