package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.boxsoak.leak.Forecast;
import org.boxsoak.leak.Judgement;
import org.boxsoak.leak.LeakRate;

/** Writes a judgement as the object of {@code judge --json}; what does not apply is null. */
final class JudgementJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JudgementJson() {}

    static ObjectNode of(Judgement judgement) {
        LeakRate rate = judgement.verdict().rate();
        ObjectNode node = JSON.createObjectNode()
                .put("series", judgement.series())
                .put("verdict", judgement.verdict().word());
        put(node, "perHour", rate.perHour());
        if (Double.isFinite(rate.low90()) && Double.isFinite(rate.high90())) {
            node.putArray("ci90").add(rate.low90()).add(rate.high90());
        } else {
            node.putNull("ci90");
        }
        put(node, "smallestDetectablePerHour", rate.smallestDetectablePerHour());
        Forecast forecast = judgement.forecast();
        if (forecast == null || forecast.exhausted() == null) {
            node.putNull("exhausted");
        } else {
            ObjectNode exhausted = node.putObject("exhausted");
            put(exhausted, "p05", forecast.exhausted().hoursP05());
            put(exhausted, "p50", forecast.exhausted().hoursP50());
            // Later than a forecast looks: its horizon then stands for "not before".
            double late = forecast.exhausted().hoursP95();
            put(exhausted, "p95", Double.isInfinite(late) ? forecast.exhausted().horizonHours() : late);
            exhausted.put("p95IsLowerBound", Double.isInfinite(late));
            exhausted.put("unit", "hours from the first sample");
        }
        return node.put("why", judgement.why());
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
