package org.boxsoak.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.boxsoak.bench.BenchException;
import org.boxsoak.record.KeepRule;
import org.boxsoak.record.Retention;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --keep}: which old runs stay in a folder of reports. */
final class KeepOption {
    @Option(
            names = "--keep",
            paramLabel = "RULE",
            converter = Rule.class,
            description = "remove old runs from the reports folder: keep those of the last 30d, the newest 100, or the "
                    + "newest that fit into 20G; several rules with commas between. The last failed run of each box "
                    + "always stays, and so does one that is being recorded")
    private @Nullable KeepRule rule;

    /** Removes what the rule, if there is one, does not keep; a folder that cannot be tidied is said, and no reason to fail. */
    void apply(Path reports, PrintWriter err) {
        if (rule == null) {
            return;
        }
        try {
            Retention.apply(reports, rule, Instant.now())
                    .forEach(folder -> err.println("removed " + folder.path() + ", beyond --keep"));
        } catch (BenchException e) {
            err.println(e.getMessage());
        }
        err.flush();
    }

    /** What the option takes. */
    static final class Rule implements ITypeConverter<KeepRule> {
        @Override
        public KeepRule convert(String text) {
            try {
                return KeepRule.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
