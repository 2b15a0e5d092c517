package org.boxsoak.ager;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxStream;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.onbox.OnboxProgram;
import org.jspecify.annotations.Nullable;

/**
 * A box that is held in the state of long use: memory is free, but outside CMA no more than the wanted blocks of an order. Everything is
 * given back on {@link #close}, and by the box itself when this process or the link to it ends, however that happens. For one thread.
 */
public final class AgedBox implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final String ENDED = "the ager ended";
    private static final String IMPOSSIBLE = "it is not possible there";

    private final Box box;
    private final BoxStream stream;
    private final AgerWords words;
    private final Cancellation cancellation;
    private int asked;
    private @Nullable AgerState reached;

    private AgedBox(Box box, BoxStream stream, Cancellation cancellation) {
        this.box = box;
        this.stream = stream;
        this.words = new AgerWords(stream);
        this.cancellation = cancellation;
    }

    /**
     * Ages the box and returns when it is aged.
     *
     * @param limit how long the ageing itself may take; 5 s are usual
     * @throws BenchException when the box cannot be aged as wished, with what is missing; a {@link BoxUnreachableException} when it was
     *     lost meanwhile
     */
    public static AgedBox start(Box box, AgeRequest request, Duration limit, Cancellation cancellation) {
        AgedBox aged = startAsFarAsPossible(box, request, limit, cancellation);
        if (aged.reached == null) {
            BenchException failure = aged.failure(IMPOSSIBLE);
            aged.close();
            throw failure;
        }
        return aged;
    }

    /**
     * The same, but a box that lacks something for it (root, packet sockets, room for pipes) is aged as far as it goes: {@link #isReached}
     * is false then, and {@link #notes} says what is missing.
     *
     * @throws BenchException when nothing at all can be held
     */
    public static AgedBox startAsFarAsPossible(Box box, AgeRequest request, Duration limit, Cancellation cancellation) {
        String program = OnboxProgram.named("boxager").place(box, cancellation);
        BoxStream stream = box.stream("exec " + program + " " + request.arguments(), DEADLINE);
        AgedBox aged = new AgedBox(box, stream, cancellation);
        try {
            aged.await("box " + box.id() + " is aged", limit);
            aged.reached = aged.words.reached(aged.asked);
            if (aged.words.hasEnded()) {
                throw aged.failure(ENDED);
            }
            return aged;
        } catch (RuntimeException e) {
            aged.close();
            throw e;
        }
    }

    /** What the ager saw and held last, at most some seconds ago while {@link #isHeld}. */
    public AgerState state() {
        return required(words.latest());
    }

    /** Whether the box was aged as was wished, at the first try or since. */
    public boolean isReached() {
        return reached != null || words.reached(asked) != null;
    }

    /** The state in which the last wish was fulfilled: with just so many blocks free as are to be left. */
    public AgerState reached() {
        return required(reached);
    }

    private static AgerState required(@Nullable AgerState state) {
        if (state == null) {
            throw new IllegalStateException("an aged box has a state");
        }
        return state;
    }

    /** Whether the state is still held: false once the box rebooted, or its ager or the link ended. */
    public boolean isHeld() {
        return !words.hasEnded();
    }

    /** What the ager found missing or strange on the box, one sentence each. */
    public List<String> notes() {
        return words.notes();
    }

    /**
     * Changes how many blocks are left, and waits until it is so.
     *
     * @return the state in which just so many were left, or all that the box has where that is fewer; a busy box may take some of them
     *     again at any time
     * @throws BenchException when the box does not get there within the limit
     */
    public AgerState leave(int blocks, Duration limit) {
        asked++;
        stream.writeLine("leave " + blocks, DEADLINE);
        return awaitReached("box " + box.id() + " has " + blocks + " blocks left", limit);
    }

    private AgerState awaitReached(String what, Duration limit) {
        await(what, limit);
        AgerState now = words.reached(asked);
        if (now == null) {
            throw failure(words.hasEnded() ? ENDED : IMPOSSIBLE);
        }
        reached = now;
        return now;
    }

    private void await(String what, Duration limit) {
        try {
            Awaitility.await(what)
                    .dontCatchUncaughtExceptions()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(limit)
                    .failFast("cancelled", cancellation::isRequested)
                    .until(() -> words.hasEnded() || words.hasFailed() || words.reached(asked) != null);
        } catch (ConditionTimeoutException e) {
            throw failure("it was not within " + limit.toSeconds() + " s");
        } catch (TerminalFailureException e) {
            throw new BenchException("Cancelled while " + what + ".", e);
        }
    }

    private BenchException failure(String why) {
        AgerState state = words.latest();
        String seen = state == null
                ? ""
                : " " + (state.usable() == null ? "Unknown how many" : state.usable()) + " blocks of order "
                        + state.order()
                        + " are free outside CMA, " + state.freeOutsideCmaKb() + " KiB in all, with a reserve of "
                        + state.reserveKb() + " KiB.";
        String said = words.complaints();
        String message =
                "Box " + box.id() + " could not be aged: " + why + (said.isEmpty() ? "." : ": " + said + ".") + seen;
        return words.wasCutOff()
                ? new BoxUnreachableException(BoxUnreachableException.Kind.TRUNCATED, message, null)
                : new BenchException(message);
    }

    /** Gives everything back. */
    @Override
    public void close() {
        stream.close();
    }
}
