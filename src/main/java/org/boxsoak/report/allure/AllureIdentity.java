package org.boxsoak.report.allure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which plan ran on which box: what Allure knows a check by, night after night.
 *
 * <p>A check's history hangs on plan, box and check alone, never on JUnit's ids, which hold the place in the plan: with those,
 * a box that is added would give every other box its neighbour's history.
 *
 * @param plan the plan's name
 * @param box the box's name
 * @param model shown as a label, as are the next two; they change without cutting the history
 * @param build of the box's system
 * @param kernel its release
 */
public record AllureIdentity(String plan, String box, String model, String build, String kernel) {
    /** The labels of every check, and the environment of the report. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("plan", plan);
        labels.put("box", box);
        labels.put("model", model);
        labels.put("build", build);
        labels.put("kernel", kernel);
        return labels;
    }

    /** The same for the same check of the same plan on the same box. */
    String historyId(String check) {
        try {
            byte[] key = String.join("\n", plan, box, check).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
