package org.boxsoak.cli;

import org.boxsoak.nights.Shard;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --shard}: a part of all boxes, for array jobs over large trees. */
final class ShardOption {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "only the I-th of N parts; the parts' lines together are the whole, e.g. as an array job")
    private String shard = "1/1";

    Shard part() {
        try {
            return Shard.parse(shard);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--shard: " + e.getMessage() + ".", e);
        }
    }
}
