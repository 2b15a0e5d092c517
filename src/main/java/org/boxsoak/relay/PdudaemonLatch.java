package org.boxsoak.relay;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.RunClock;

/**
 * One port of a power switch behind a pdudaemon: {@code GET /power/control/on?hostname=PDU&port=1}. It says that it took the order, never
 * whether the switch obeyed.
 */
final class PdudaemonLatch implements Latch {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final String url;
    private final String hostname;
    private final int port;
    private final Duration settling;
    private final RunClock clock;

    PdudaemonLatch(String url, String hostname, int port, Duration settling, RunClock clock) {
        this.url = url;
        this.hostname = hostname;
        this.port = port;
        this.settling = settling;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pdudaemon's " + hostname + ", port " + port;
    }

    @Override
    public void set(boolean on) {
        URI order = URI.create(url + "/power/control/" + (on ? "on" : "off") + "?hostname="
                + URLEncoder.encode(hostname, StandardCharsets.UTF_8) + "&port=" + port);
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(order).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new BenchException("pdudaemon refused '" + order + "' with status " + response.statusCode()
                        + ":\n" + LastLines.of(response.body(), 2) + "\nSee that its configuration has a PDU '"
                        + hostname + "'.");
            }
        } catch (IOException e) {
            throw new BenchException(
                    "pdudaemon does not answer at '" + order + "' (" + e
                            + "). See that it runs there with 'listener': 'http'.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while pdudaemon was asked for '" + order + "'.", e);
        }
        clock.waitUntil(clock.elapsed().plus(settling), new Cancellation());
    }

    @Override
    public RelayState read() {
        return RelayState.UNKNOWN;
    }

    @Override
    public void close() {
        // The client has no connection of its own that must be closed (Java 17).
    }
}
