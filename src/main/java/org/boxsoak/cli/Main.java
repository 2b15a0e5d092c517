package org.boxsoak.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code boxsoak COMMAND}. */
@Command(name = "boxsoak", mixinStandardHelpOptions = true, subcommands = ExplainCommand.class, description = "Soak tests for boxes.")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
