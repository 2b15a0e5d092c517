package org.boxsoak.lab;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which boxes a submission wants.
 *
 * @param model the model, as the folders of benches and Slurm's GRES call it; empty for any
 */
public record BoxWish(String model) {
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final String KEY = "model:";

    /**
     * Reads {@code model:s905x4} or {@code any}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static BoxWish parse(String text) {
        String words = text.strip();
        if (words.toLowerCase(Locale.ROOT).equals("any")) {
            return new BoxWish("");
        }
        String model = words.startsWith(KEY) ? words.substring(KEY.length()) : "";
        if (!MODEL.matcher(model).matches()) {
            throw new IllegalArgumentException("'" + text + "' names no boxes; write model:s905x4, or any");
        }
        return new BoxWish(model);
    }

    /** One box of these, as {@code --gres} has it. */
    String gres() {
        return model.isEmpty() ? "box:1" : "box:" + model + ":1";
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return model.isEmpty() ? "any" : KEY + model;
    }
}
