package org.boxsoak.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What a command answered to a CSV file. */
record CommandRun(int exit, String out, String err) {
    static CommandRun of(Object command, Path folder, String csv, String... options) throws IOException {
        Path file = folder.resolve("given.csv");
        Files.writeString(file, csv);
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(0, file.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        return new CommandRun(exit, out.toString(), err.toString());
    }
}
