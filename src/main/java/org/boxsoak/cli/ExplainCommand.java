package org.boxsoak.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.boxsoak.memory.MemoryFileKind;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.ZoneInfo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explain kernel logs and /proc memory files: {@code boxsoak explain FILE...}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains kernel logs (console, dmesg, logcat -b kernel, pstore; also .gz) and /proc memory files: what happened and why.",
            "With --order and --gfp, asks of /proc/pagetypeinfo and /proc/zoneinfo whether such a request would succeed.",
            "Without a FILE, or for -, reads standard input."
        })
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Logs or /proc files; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "Prints one JSON object a line: each event, or each file.")
    private boolean isJson;

    @Option(names = "--order", paramLabel = "N", description = "Asks for blocks of 2^N pages.")
    private @Nullable Integer order;

    @Option(
            names = "--gfp",
            paramLabel = "FLAGS",
            defaultValue = "GFP_KERNEL",
            description = "The request's flags, e.g. GFP_ATOMIC (default: ${DEFAULT-VALUE}).")
    private String gfp = "GFP_KERNEL";

    @Option(
            names = "--release",
            paramLabel = "RELEASE",
            defaultValue = "5.4",
            description = "The kernel asked, e.g. 5.4.125-android11 (default: ${DEFAULT-VALUE}).")
    private String release = "5.4";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec().commandLine().getOut();
        PrintWriter err = spec().commandLine().getErr();
        ExplainPrinter printer = isJson ? new JsonPrinter(out) : new TextPrinter(out);
        WhatIf whatIf = order == null ? null : whatIf(order);
        boolean isWhole = true;
        for (String file : files.isEmpty() ? List.of("-") : files) {
            isWhole &= explain(file, printer, whatIf, err);
        }
        if (whatIf != null && isWhole) {
            isWhole = whatIf.answer(printer, err);
        }
        out.flush();
        err.flush();
        return isWhole ? 0 : 2;
    }

    private boolean explain(String file, ExplainPrinter printer, @Nullable WhatIf whatIf, PrintWriter err) {
        try (ExplainedFile source = ExplainedFile.open(file)) {
            String problem = whatIf == null ? source.explain(printer) : takeFor(whatIf, source);
            if (problem != null) {
                err.println(problem);
            }
            return problem == null;
        } catch (IOException e) {
            err.println(
                    "'" + file + "' cannot be read: " + e.getMessage() + ". Give a kernel log or a /proc memory file.");
            return false;
        }
    }

    private static @Nullable String takeFor(WhatIf whatIf, ExplainedFile source) throws IOException {
        if (source.kind() == MemoryFileKind.PAGETYPEINFO) {
            whatIf.take(PageTypeInfo.parse(source.text()));
        } else if (source.kind() == MemoryFileKind.ZONEINFO) {
            whatIf.take(ZoneInfo.parse(source.text()));
        } else {
            return "'" + source.name() + "' is neither /proc/pagetypeinfo nor /proc/zoneinfo, which --order needs.";
        }
        return null;
    }

    private WhatIf whatIf(int asked) {
        try {
            return WhatIf.of(asked, gfp, release);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), e.getMessage(), e);
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls");
        }
        return spec;
    }
}
