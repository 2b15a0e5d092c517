package org.boxsoak.cli;

import org.boxsoak.ager.AgeRequest;
import org.boxsoak.plan.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far a box is aged: the options of every command that does so. */
final class AgeOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(
            names = "--order",
            paramLabel = "N",
            defaultValue = "4",
            description = "block size as a power of two of pages (default: ${DEFAULT-VALUE}, which is 64 KiB)")
    private int order;

    @Option(
            names = "--reserve",
            paramLabel = "SIZE",
            converter = SizeOption.class,
            description = "never taken from what is free outside CMA, e.g. 20M (default: 5 times the high watermarks)")
    private @Nullable Bytes reserve;

    /** @throws ParameterException where no box could be aged so */
    AgeRequest request(int leave) {
        try {
            return new AgeRequest(order, leave, reserve == null ? null : reserve.count());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
