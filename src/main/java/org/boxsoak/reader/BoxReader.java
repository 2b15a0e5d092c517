package org.boxsoak.reader;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.onbox.OnboxProgram;
import org.boxsoak.record.SampleSource;
import org.jspecify.annotations.Nullable;

/** Starts readers on a box: the program, or the script where the program cannot be made or may not run. */
final class BoxReader {
    static final String PROGRAM = "boxreader";

    private static final Duration START = Duration.ofSeconds(15);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Box box;
    private final List<SampleSource> sources;
    private final Supplier<Duration> clock;
    private final Cancellation cancellation;
    private @Nullable String whyScript;

    /** @param clock the run's time */
    BoxReader(Box box, List<SampleSource> sources, Supplier<Duration> clock, Cancellation cancellation) {
        this.box = box;
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /**
     * Starts a reader; its first frame says whether it runs.
     *
     * @throws BenchException when the box cannot be reached
     */
    ReaderStream open(Duration tick) {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        ReaderRequest request = new ReaderRequest("@" + HexFormat.of().formatHex(random), tick, sources);
        return new ReaderStream(box.bytes(command(request), START), request.mark(), clock);
    }

    private String command(ReaderRequest request) {
        String program = whyScript == null ? place() : null;
        return program == null ? ReaderScript.of(request) : request.commandOf(program);
    }

    private @Nullable String place() {
        try {
            OnboxProgram reader = OnboxProgram.named(PROGRAM);
            if (!reader.isAtHand(box)) {
                useScript("this host has no compiler for the box's processor");
                return null;
            }
            return reader.place(box, cancellation);
        } catch (BoxUnreachableException e) {
            throw e;
        } catch (BenchException e) {
            useScript(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** From now on the script is started instead of the program. */
    void useScript(String why) {
        whyScript = whyScript == null ? why : whyScript;
    }

    /** Why the script reads instead of the program; null while the program does. */
    @Nullable
    String whyScript() {
        return whyScript;
    }
}
