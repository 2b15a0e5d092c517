package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.boxsoak.leak.Forecast;
import org.boxsoak.leak.Judgement;
import org.boxsoak.leak.LeakRate;

/** Writes a judgement as the object of {@code judge --json}; what does not apply is null. */
final class JudgementJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double SECONDS_PER_HOUR = 3600;

    private JudgementJson() {}

    /** @param start the first time of the series, to which the forecast's hours are added */
    static ObjectNode of(Judgement judgement, double start) {
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
            put(
                    exhausted,
                    "p05",
                    start + SECONDS_PER_HOUR * forecast.exhausted().hoursP05());
            put(
                    exhausted,
                    "p50",
                    start + SECONDS_PER_HOUR * forecast.exhausted().hoursP50());
            put(
                    exhausted,
                    "p95",
                    start + SECONDS_PER_HOUR * forecast.exhausted().hoursP95());
        }
        return node.put("why", JudgeCommand.why(judgement));
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
