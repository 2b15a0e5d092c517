package org.boxsoak.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.boxsoak.nights.NightTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands that read a whole tree of runs, as {@code trend} and {@code nights} do, on the hosts of the lab. */
final class LabTreeCommands {
    private LabTreeCommands() {}

    /** {@code boxsoak lab trend}. */
    @Command(
            name = "trend",
            mixinStandardHelpOptions = true,
            description = {
                "Says what 'boxsoak trend' says of a tree of runs; a large one is read in parts, as an array job of Slurm,",
                "and the answer is printed when all are over."
            })
    static final class Trend implements Callable<Integer> {
        @Mixin
        private final LabTreeOptions tree = new LabTreeOptions();

        @Override
        public Integer call() {
            return RunTrends.together(tree.read("trend", RunTrends.class, RunTrends::read))
                    .print(tree.reports(), tree.json, tree.out(), tree.err());
        }
    }

    /** {@code boxsoak lab nights}. */
    @Command(
            name = "nights",
            mixinStandardHelpOptions = true,
            description = {
                "Says what 'boxsoak nights' says of a tree of runs; a large one is read in parts, as an array job of Slurm,",
                "and the table is printed when all are over."
            })
    static final class Nights implements Callable<Integer> {
        @Mixin
        private final LabTreeOptions tree = new LabTreeOptions();

        @Override
        public Integer call() {
            List<NightTable> parts = tree.read("nights", NightTable.class, runs -> NightTable.of(NightTree.read(runs)));
            return NightTable.together(parts).print(tree.json, tree.out(), tree.err());
        }
    }
}
