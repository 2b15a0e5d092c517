package org.boxsoak.cli;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionTimeoutException;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.relay.Person;
import org.jspecify.annotations.Nullable;

/** The person at the terminal: asked on standard error, answers with Enter. */
final class TerminalPerson implements Person {
    private final BufferedReader in;
    private final PrintWriter out;
    private @Nullable CompletableFuture<Boolean> pending;

    TerminalPerson(InputStream in, PrintWriter out) {
        this.in = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        this.out = out;
    }

    @Override
    public synchronized void ask(String request, Duration limit, Cancellation cancellation) {
        out.println("boxsoak: please " + request + ", then press Enter");
        out.flush();
        // A line that is still awaited after a cancelled question answers the next one.
        CompletableFuture<Boolean> answer = pending == null ? nextLine() : pending;
        pending = answer;
        try {
            await("the person at the terminal answers")
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> answer.isDone() || cancellation.isRequested());
        } catch (ConditionTimeoutException e) {
            throw new BenchException(
                    "Nobody at the terminal confirmed within " + limit.toSeconds() + " s: " + request
                            + ". Start again when somebody is there.",
                    e);
        }
        if (!answer.isDone()) {
            throw new BenchException("Cancelled while the person at the terminal was asked: " + request + ".");
        }
        pending = null;
        if (!answer.join()) {
            throw new BenchException(
                    "Nobody can be asked to " + request
                            + ": standard input has ended. Start boxsoak in a terminal, or use a relay that switches by itself.");
        }
    }

    /** A read from a terminal cannot be interrupted, so it gets a thread that nobody waits for. */
    private CompletableFuture<Boolean> nextLine() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread reader = new Thread(() -> answer.complete(hasLine()), "person");
        reader.setDaemon(true);
        reader.start();
        return answer;
    }

    private boolean hasLine() {
        try {
            return in.readLine() != null;
        } catch (IOException e) {
            return false;
        }
    }
}
