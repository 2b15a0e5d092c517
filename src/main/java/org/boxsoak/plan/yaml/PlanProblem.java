package org.boxsoak.plan.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in a plan or bench file, at its place.
 *
 * @param place where
 * @param message what is wrong, in words that start small and end without a stop
 * @param allowed what could stand there; empty where that is no list
 * @param suggestion what was probably meant; null when nothing is near
 */
public record PlanProblem(
        Place place,
        String message,
        List<String> allowed,
        @Nullable String suggestion) {
    public PlanProblem {
        // What a file holds is quoted here, and control characters could take the terminal over.
        message = message.replaceAll("\\p{Cc}", "?");
        allowed = List.copyOf(allowed);
    }

    public static PlanProblem at(Place place, String message) {
        return new PlanProblem(place, message, List.of(), null);
    }

    /** A word that is none of those allowed; the nearest one is suggested. */
    public static PlanProblem unknown(Place place, String message, String word, List<String> allowed) {
        return new PlanProblem(place, message, allowed, Spelling.nearest(word, allowed));
    }

    /**
     * The problem as a compiler shows it: place and message, the offending line, a caret below, and what is allowed. Lines are
     * separated by {@code \n}; the last has none.
     */
    public String render() {
        StringBuilder text = new StringBuilder().append(place).append(": ").append(message);
        if (suggestion != null) {
            text.append("; did you mean '").append(suggestion).append("'?");
        }
        if (place.line() > 0) {
            text.append('\n').append(Caret.under(place));
        }
        if (!allowed.isEmpty()) {
            text.append("\n    allowed: ").append(String.join(", ", allowed));
        }
        return text.toString();
    }
}
