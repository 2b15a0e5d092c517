package org.boxsoak.virtualbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SystemRunClock;
import org.jspecify.annotations.Nullable;

/**
 * Talks to QEMU over its control socket, one JSON object a line (QEMU's docs/interop/qmp-spec):
 *
 * <pre>
 * {"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": ""}, "capabilities": ["oob"]}}
 * {"execute": "device_del", "arguments": {"id": "wifi"}, "id": 2}
 * {"timestamp": {"seconds": 1, "microseconds": 2}, "event": "DEVICE_DELETED", "data": {"device": "wifi", "path": "/machine/peripheral/wifi"}}
 * {"return": {}, "id": 2}
 * </pre>
 *
 * <p>QEMU serves one client of a socket at a time, so a connection is held for one piece of work only. For one thread.
 */
public final class Qmp implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunClock clock = new SystemRunClock();
    private final Deque<QmpEvent> events = new ArrayDeque<>();
    private final QmpLines lines;
    private int lastId;

    private Qmp(QmpLines lines) {
        this.lines = lines;
    }

    /**
     * Connects and is ready for commands.
     *
     * @throws BenchException when nobody listens there, or QEMU does not greet within the limit
     */
    public static Qmp connect(Path socket, Duration limit) {
        Qmp qmp = new Qmp(QmpLines.connect(socket));
        try {
            Duration end = qmp.clock.elapsed().plus(limit);
            JsonNode greeting = qmp.next("greet", end);
            if (!greeting.has("QMP")) {
                throw new BenchException("What listens at " + socket + " is no QEMU: it greets with " + greeting + ".");
            }
            qmp.execute("qmp_capabilities", Map.of(), limit);
            return qmp;
        } catch (RuntimeException e) {
            qmp.close();
            throw e;
        }
    }

    /**
     * Runs one command and gives back what it returns. Events that come meanwhile are kept for {@link #awaitEvent}.
     *
     * @throws QmpRefusal when QEMU answers with an error
     * @throws BenchException when no answer comes within the limit, or QEMU is gone
     */
    public JsonNode execute(String command, Map<String, ?> arguments, Duration limit) {
        Duration end = clock.elapsed().plus(limit);
        int id = ++lastId;
        ObjectNode request = JSON.createObjectNode().put("execute", command).put("id", id);
        if (!arguments.isEmpty()) {
            request.set("arguments", JSON.valueToTree(arguments));
        }
        lines.send(request.toString());
        while (true) {
            JsonNode message = next("answer '" + command + "'", end);
            if (message.has("event")) {
                events.add(QmpEvent.of(message));
            } else if (message.has("error") && (message.path("id").asInt() == id || !message.has("id"))) {
                JsonNode error = message.get("error");
                throw new QmpRefusal(
                        command,
                        error.path("class").asText(),
                        error.path("desc").asText());
            } else if (message.has("return") && message.path("id").asInt() == id) {
                return message.get("return");
            }
            // Anything else answers a command whose limit had passed.
        }
    }

    /**
     * Waits for an event of this name that names this device; also finds one that came earlier. Takes it out of the kept ones.
     *
     * @param device the device's id, as the event's data hold it
     * @throws BenchException when none comes within the limit, or QEMU is gone
     */
    public QmpEvent awaitEvent(String name, String device, Duration limit) {
        Duration end = clock.elapsed().plus(limit);
        while (true) {
            for (Iterator<QmpEvent> kept = events.iterator(); kept.hasNext(); ) {
                QmpEvent event = kept.next();
                if (event.name().equals(name)
                        && event.data().path("device").asText().equals(device)) {
                    kept.remove();
                    return event;
                }
            }
            JsonNode message = next("send " + name + " for '" + device + "'", end);
            if (message.has("event")) {
                events.add(QmpEvent.of(message));
            }
        }
    }

    private JsonNode next(String what, Duration end) {
        String line = lines.next("QEMU did not " + what, end, clock);
        try {
            JsonNode message = JSON.readTree(line);
            if (message.isObject()) {
                return message;
            }
        } catch (JsonProcessingException e) {
            throw garbage(line, e);
        }
        throw garbage(line, null);
    }

    private BenchException garbage(String line, @Nullable Throwable cause) {
        String shown = line.length() > 80 ? line.substring(0, 80) + "..." : line;
        return new BenchException(
                "What listens at " + lines.socket() + " does not speak QMP: it sent '" + shown + "'.", cause);
    }

    @Override
    public void close() {
        lines.close();
    }
}
