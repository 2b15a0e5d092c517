package org.boxsoak.lab;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which boxes a submission wants.
 *
 * @param model the model, as the folders of benches and Slurm's GRES or licences call it; empty for any
 * @param isOnNetwork whether it is a box that every host reaches: one of Slurm's licences instead of a GRES of its host
 */
public record BoxWish(String model, boolean isOnNetwork) {
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final String KEY = "model:";
    private static final String LICENCE = "licence:";

    /**
     * Reads {@code model:s905x4}, {@code licence:s905x4} or {@code any}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static BoxWish parse(String text) {
        String words = text.strip();
        if (words.toLowerCase(Locale.ROOT).equals("any")) {
            return new BoxWish("", false);
        }
        boolean isOnNetwork = words.startsWith(LICENCE);
        String key = isOnNetwork ? LICENCE : KEY;
        String model = words.startsWith(key) ? words.substring(key.length()) : "";
        if (!MODEL.matcher(model).matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' names no boxes; write model:s905x4, licence:s905x4 for boxes on the network, or any");
        }
        return new BoxWish(model, isOnNetwork);
    }

    /** One box of these, as an option of sbatch. */
    String option() {
        if (isOnNetwork) {
            return "licenses=" + model + ":1";
        }
        return model.isEmpty() ? "gres=box:1" : "gres=box:" + model + ":1";
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return model.isEmpty() ? "any" : (isOnNetwork ? LICENCE : KEY) + model;
    }
}
