package org.boxsoak.cli;

import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Reads what a command was given as text.
 *
 * @param spec the command
 * @param consequence what a mistake means for the user, e.g. "Nothing was submitted."
 */
record OptionText(CommandSpec spec, String consequence) {
    /** @throws ParameterException with the parser's own words where they are an IllegalArgumentException's */
    <T> T parsed(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage() + ". " + consequence, e);
        }
    }
}
