package org.boxsoak.memory;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs the fuzzing of the parsers for as long as wanted:
 * {@code java -cp target/test-classes:target/classes:<libraries> org.boxsoak.memory.FuzzMain all 10000000 1}
 * (a kind such as {@code pagetypeinfo} or {@code all}; inputs in all; first seed). From the root of the project.
 */
public final class FuzzMain {
    private static final long SLICE = 10_000;

    private FuzzMain() {}

    public static void main(String[] args) {
        if (args.length != 3) {
            throw new IllegalArgumentException("usage: FuzzMain KIND|all INPUTS SEED");
        }
        List<MemoryFileKind> kinds = args[0].equals("all")
                ? Arrays.asList(MemoryFileKind.values())
                : List.of(MemoryFileKind.valueOf(args[0].toUpperCase(Locale.ROOT)));
        run(kinds, Long.parseLong(args[1]), Long.parseLong(args[2]), System.out);
    }

    private static void run(List<MemoryFileKind> kinds, long inputs, long firstSeed, PrintStream out) {
        long began = System.nanoTime();
        List<MemoryFileFuzz> fuzzes = kinds.stream().map(MemoryFileFuzz::new).toList();
        long done = 0;
        for (long seed = firstSeed; done < inputs; seed += SLICE) {
            for (MemoryFileFuzz fuzz : fuzzes) {
                long slice = Math.min(SLICE, inputs - done);
                fuzz.run(seed, slice);
                done += slice;
            }
            out.printf(Locale.ROOT, "%d inputs in %.0f s%n", done, (System.nanoTime() - began) / 1e9);
        }
    }
}
