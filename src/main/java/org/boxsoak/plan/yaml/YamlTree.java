package org.boxsoak.plan.yaml;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Turns a file's text into YAML nodes; what is no YAML, or no YAML that a plan could be, becomes a problem. */
final class YamlTree {
    private static final int LONGEST_TEXT = 200_000;

    /** Far more than any plan needs, far less than overflows the stack of the YAML library. */
    private static final int DEEPEST = 20;

    private static final int REPLACEMENT_CHARACTER = 0xFFFD;
    private static final String NO_YAML = "this is no YAML: ";
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setSchema(new CoreSchema())
            .setAllowNonScalarKeys(true)
            .setCodePointLimit(LONGEST_TEXT)
            .build();

    private YamlTree() {}

    /** The root node; null when a problem has been reported. */
    static @Nullable Node compose(SourceText source, Reading reading) {
        PlanProblem obstacle = obstacle(source);
        if (obstacle == null) {
            try {
                obstacle = wrongShape(source);
                if (obstacle == null) {
                    Optional<Node> root = new Compose(SETTINGS).composeString(source.text());
                    if (root.isPresent()) {
                        return root.get();
                    }
                    obstacle = PlanProblem.at(Place.wholeFile(source.file()), "the file is empty");
                }
            } catch (YamlEngineException e) {
                obstacle = PlanProblem.at(place(e, source), describe(e, source));
            }
        }
        reading.add(obstacle);
        return null;
    }

    private static @Nullable PlanProblem obstacle(SourceText source) {
        int[] characters = source.characters();
        if (characters.length > LONGEST_TEXT) {
            return PlanProblem.at(
                    Place.wholeFile(source.file()),
                    String.format(
                            Locale.ROOT,
                            "%d characters are too many for a plan or bench file (at most %d); is it the right file?",
                            characters.length,
                            LONGEST_TEXT));
        }
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] == REPLACEMENT_CHARACTER || !StreamReader.isPrintable(characters[i])) {
                return PlanProblem.at(
                        source.at(i),
                        String.format(
                                Locale.ROOT,
                                "character U+%04X cannot be here: the file is not UTF-8 text, or not a text at all",
                                characters[i]));
            }
        }
        return null;
    }

    private static @Nullable PlanProblem wrongShape(SourceText source) {
        int documents = 0;
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(source.text())) {
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                return PlanProblem.at(
                        place(event, source), "a second document starts here; one file holds one document");
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                return PlanProblem.at(place(event, source), "nested more than " + DEEPEST + " levels deep");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return null;
    }

    private static Place place(Event event, SourceText source) {
        return source.at(event.getStartMark().map(Mark::getIndex).orElse(0));
    }

    private static Place place(YamlEngineException problem, SourceText source) {
        return problem instanceof MarkedYamlEngineException marked
                ? source.at(marked.getProblemMark()
                        .or(marked::getContextMark)
                        .map(Mark::getIndex)
                        .orElse(0))
                : source.at(0);
    }

    private static String describe(YamlEngineException problem, SourceText source) {
        if (place(problem, source).sourceLine().matches("\\s*\\t.*")) {
            return "a tab in the indentation, which YAML does not allow; use spaces";
        }
        if (!(problem instanceof MarkedYamlEngineException marked)) {
            return NO_YAML + problem.getMessage();
        }
        String context = marked.getContext() == null ? "" : marked.getContext().strip();
        String begun = marked.getContextMark()
                .map(mark -> " (begun in line " + source.at(mark.getIndex()).line() + ")")
                .orElse("");
        return NO_YAML + (context.isEmpty() ? "" : context + begun + ", ") + marked.getProblem();
    }
}
