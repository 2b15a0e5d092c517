package org.boxsoak.ager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.CacheEntry;
import org.boxsoak.bench.CacheFolder;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.HostPackage;
import org.boxsoak.bench.HostPackages;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SourceFolder;
import org.boxsoak.bench.SystemRunClock;

/** Makes the ager for a box's kind of processor, once for each state of its sources. */
final class AgerProgram {
    static final String NAME = "boxager";

    private static final Duration BUILD = Duration.ofMinutes(2);
    private static final Duration UNUSED = Duration.ofDays(7);
    private static final int KEPT = 6;

    private static final List<HostPackage> ARM64 = List.of(
            new HostPackage("gcc-aarch64-linux-gnu", "aarch64-linux-gnu-gcc"),
            new HostPackage("libc6-dev-arm64-cross", "/usr/aarch64-linux-gnu/include/stdio.h"));
    private static final List<HostPackage> ARM = List.of(
            new HostPackage("gcc-arm-linux-gnueabihf", "arm-linux-gnueabihf-gcc"),
            new HostPackage("libc6-dev-armhf-cross", "/usr/arm-linux-gnueabihf/include/stdio.h"));
    private static final List<HostPackage> X86_64 = List.of(
            new HostPackage("gcc", "x86_64-linux-gnu-gcc"), new HostPackage("libc6-dev", "/usr/include/stdio.h"));
    /** By what {@code uname -m} says; build.sh knows the same. */
    private static final Map<String, List<HostPackage>> COMPILERS =
            Map.of("aarch64", ARM64, "armv7l", ARM, "armv8l", ARM, "x86_64", X86_64);

    private final Path cache;
    private final SourceFolder sources;
    private final HostPackages host;
    private final RunClock clock;

    private AgerProgram(Path cache, SourceFolder sources, HostPackages host, RunClock clock) {
        this.cache = cache;
        this.sources = sources;
        this.host = host;
        this.clock = clock;
    }

    static AgerProgram ofThisProject() {
        return new AgerProgram(
                CacheFolder.locate().resolve("onbox"),
                SourceFolder.ofProject("The sources of what runs on the box", "src/main/onbox"),
                HostPackages.ofThisHost(),
                new SystemRunClock());
    }

    /** A name on the box that tells states of the sources apart. */
    String name() {
        return NAME + "-" + sources.fingerprint();
    }

    /**
     * The program for a kind of processor.
     *
     * @param machine what {@code uname -m} says on the box
     */
    Path forMachine(String machine, Cancellation cancellation) {
        List<HostPackage> compiler = COMPILERS.get(machine);
        if (compiler == null) {
            throw new BenchException("The box's processor is '" + machine
                    + "' (uname -m), for which boxsoak has no compiler; it knows aarch64, armv7l, armv8l and x86_64.");
        }
        CacheEntry entry = new CacheEntry(cache.resolve(machine + "_" + sources.fingerprint()));
        entry.make("compiles the ager", BUILD, cancellation, empty -> {
            host.require(compiler, "the ager", cancellation);
            compile(machine, empty);
            entry.prune(KEPT, clock.now().minus(UNUSED));
        });
        entry.touch(clock.now());
        return entry.folder().resolve(NAME);
    }

    private void compile(String machine, Path out) throws IOException {
        ProgramReply reply = Programs.run(
                List.of("sh", sources.script().toString(), "--machine", machine, "--out", out.toString()), BUILD);
        if (!reply.succeeded() || Files.size(out.resolve(NAME)) == 0) {
            throw new BenchException(
                    "The ager cannot be compiled for " + machine + ":\n" + LastLines.of(reply.output(), 5));
        }
    }
}
