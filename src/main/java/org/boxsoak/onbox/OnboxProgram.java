package org.boxsoak.onbox;

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
import org.boxsoak.box.Box;

/** A program of src/main/onbox: compiled for a box's kind of processor, once for each state of the sources, and put onto the box. */
public final class OnboxProgram {
    private static final Duration BUILD = Duration.ofMinutes(2);
    private static final Duration UNUSED = Duration.ofDays(7);
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Duration PUSH = Duration.ofMinutes(1);
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

    private final String name;
    private final Path cache;
    private final SourceFolder sources;
    private final HostPackages host;
    private final RunClock clock;

    private OnboxProgram(String name, Path cache, SourceFolder sources, HostPackages host, RunClock clock) {
        this.name = name;
        this.cache = cache;
        this.sources = sources;
        this.host = host;
        this.clock = clock;
    }

    /** @param name what build.sh calls the program, e.g. {@code boxager} */
    public static OnboxProgram named(String name) {
        return new OnboxProgram(
                name,
                CacheFolder.locate().resolve("onbox"),
                SourceFolder.ofProject("The sources of what runs on the box", "src/main/onbox"),
                HostPackages.ofThisHost(),
                new SystemRunClock());
    }

    /**
     * Puts the program where programs may run on the box, and says where. Installs the compiler where it is missing and this process may.
     *
     * @throws BenchException when there is no such place, no such processor or no compiler
     */
    public String place(Box box, Cancellation cancellation) {
        String machine = machine(box);
        return put(box, forMachine(machine, cancellation));
    }

    /** Whether the program can be made for the box's processor with what is installed on this host. */
    public boolean isAtHand(Box box) {
        List<HostPackage> compiler = COMPILERS.get(machine(box));
        return compiler != null && HostPackages.missing(compiler).isEmpty();
    }

    private static String machine(Box box) {
        return box.ask("uname -m", DEADLINE).strip();
    }

    private String put(Box box, Path local) {
        String folder = box.ask(
                        "for d in /data/local/tmp /tmp; do [ -d $d ] && [ -w $d ] && echo $d && break; done; true",
                        DEADLINE)
                .strip();
        if (folder.isEmpty()) {
            throw new BenchException("Box " + box.id()
                    + " has no folder for programs: neither /data/local/tmp nor /tmp is there and writable. Make one.");
        }
        String remote = folder + "/" + name + "-" + sources.fingerprint();
        // A file appears under its name only when it is whole.
        if (!box.shell().run("[ -x " + remote + " ]", DEADLINE).succeeded()) {
            // Those of older boxsoaks are of no use any more.
            box.ask("rm -f " + folder + "/" + name + "-*", DEADLINE);
            box.push(local, remote, PUSH);
        }
        return remote;
    }

    private Path forMachine(String machine, Cancellation cancellation) {
        List<HostPackage> compiler = COMPILERS.get(machine);
        if (compiler == null) {
            throw new BenchException("The box's processor is '" + machine
                    + "' (uname -m), for which boxsoak has no compiler; it knows aarch64, armv7l, armv8l and x86_64.");
        }
        CacheEntry entry = new CacheEntry(cache.resolve(machine + "_" + sources.fingerprint()));
        entry.make("compiles the programs for the box", BUILD, cancellation, empty -> {
            host.require(compiler, "what runs on the box", cancellation);
            compile(machine, empty);
            entry.prune(KEPT, clock.now().minus(UNUSED));
        });
        entry.touch(clock.now());
        return entry.folder().resolve(name);
    }

    private void compile(String machine, Path out) throws IOException {
        ProgramReply reply = Programs.run(
                List.of("sh", sources.script().toString(), "--machine", machine, "--out", out.toString()), BUILD);
        if (!reply.succeeded() || Files.size(out.resolve(name)) == 0) {
            throw new BenchException("The programs for the box cannot be compiled for " + machine + ":\n"
                    + LastLines.of(reply.output(), 5));
        }
    }
}
