package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.WatchedProcess;

/** A tab of a real browser without a window, driven over the DevTools protocol: sizes, colours, keys, questions, prints. It ends with this JVM. */
public final class BrowserTab implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WatchedProcess browser;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> replies = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile boolean isLoaded;

    private BrowserTab(WatchedProcess browser, Path profile, URI address) {
        this.browser = browser;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Listener())
                .join();
    }

    /** Opens an empty tab. */
    public static BrowserTab open() throws IOException {
        Path profile = Files.createTempDirectory("boxsoak-browser");
        List<String> command = new ArrayList<>(Chromium.ofThisHost().command(profile));
        command.addAll(List.of("--remote-debugging-port=0", "about:blank"));
        WatchedProcess browser = WatchedProcess.start(command, profile.resolve("log"));
        // The browser's own word for where it listens: the port, then the path.
        Path port = profile.resolve("profile/DevToolsActivePort");
        Awaitility.await("the browser listens")
                .atMost(LIMIT)
                .until(() -> Files.exists(port) && Files.readString(port).contains("\n"));
        BrowserTab tab =
                new BrowserTab(browser, profile, page(Files.readAllLines(port).get(0)));
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tab.call(domain + ".enable", Map.of());
        }
        return tab;
    }

    private static URI page(String port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        return Awaitility.await("the browser has a tab")
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(
                        () -> {
                            String tabs = HttpClient.newHttpClient()
                                    .send(request, HttpResponse.BodyHandlers.ofString())
                                    .body();
                            for (JsonNode tab : JSON.readTree(tabs)) {
                                if (tab.path("type").asText().equals("page")) {
                                    return URI.create(
                                            tab.path("webSocketDebuggerUrl").asText());
                                }
                            }
                            return null;
                        },
                        address -> address != null);
    }

    /** Shows the page as a reader with this screen and these colours has it; what was said before is forgotten. */
    public void show(Path page, int width, boolean dark) {
        size(width, 1000);
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        complaints.clear();
        requests.clear();
        isLoaded = false;
        call("Page.navigate", Map.of("url", page.toUri().toString()));
        Awaitility.await("the page is loaded").atMost(LIMIT).until(() -> isLoaded);
    }

    private void size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Makes the screen as high as the page, so that nothing of it has to be scrolled to. */
    public void stretch(int width) {
        size(width, ask("document.documentElement.scrollHeight").asInt());
    }

    /** The value of an expression of JavaScript in the page, awaited where it is a promise. */
    public JsonNode ask(String expression) {
        JsonNode reply =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        assertThat(reply.has("exceptionDetails")).as(reply.toString()).isFalse();
        return reply.path("result").path("value");
    }

    /** Presses a key and lets it go, e.g. Tab. */
    public void press(String key) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", key.equals("Tab") ? 9 : 13));
        }
    }

    /** The page as this browser prints it, in A4. */
    public byte[] pdf() {
        JsonNode reply =
                call("Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69, "printBackground", false));
        return Base64.getDecoder().decode(reply.path("data").asText());
    }

    /** Errors and warnings on the console, and exceptions, since the page was shown. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The addresses that were asked for since the page was shown, embedded data left out. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> reply = new CompletableFuture<>();
        replies.put(id, reply);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        socket.sendText(message.toString(), true).join();
        JsonNode answer = reply.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(answer.has("error")).as(method + ": " + answer).isFalse();
        return answer.path("result");
    }

    private void heard(JsonNode message) {
        CompletableFuture<JsonNode> reply = replies.remove(message.path("id").asInt(-1));
        if (reply != null) {
            reply.complete(message);
            return;
        }
        JsonNode told = message.path("params");
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> isLoaded = true;
            case "Log.entryAdded" -> complaints.add(told.path("entry").toString());
            case "Runtime.exceptionThrown" -> complaints.add(told.toString());
            case "Runtime.consoleAPICalled" -> {
                if (told.path("type").asText().matches("error|warning|assert")) {
                    complaints.add(told.path("args").toString());
                }
            }
            case "Network.requestWillBeSent" -> {
                String address = told.path("request").path("url").asText();
                if (!address.startsWith("data:") && !address.startsWith("blob:")) {
                    requests.add(address);
                }
            }
            default -> {}
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    heard(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    complaints.add("not JSON: " + text);
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    @Override
    public void close() throws IOException {
        browser.close();
        // Its children may write a moment longer than it lives.
        Awaitility.await("the browser's folder is gone")
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> {
                    FolderTree.delete(profile);
                    return true;
                });
    }
}
