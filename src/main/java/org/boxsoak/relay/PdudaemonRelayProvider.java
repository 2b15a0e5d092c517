package org.boxsoak.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Offers the relay type {@code pdudaemon}. */
public final class PdudaemonRelayProvider implements RelayProvider {
    private static final int MOST_PORTS = 9999;
    private static final Setting URL = Setting.standard("url", "http://127.0.0.1:16421", "where pdudaemon listens");
    private static final Setting HOSTNAME =
            Setting.required("hostname", "the PDU, as pdudaemon's configuration calls it");
    private static final Setting PORT = Setting.required("port", "the PDU's port");
    private static final Setting SETTLING = Setting.standard(
            "settling", "1s", "how long the PDU takes at most to carry an order out, since nothing tells when it has");

    @Override
    public String type() {
        return "pdudaemon";
    }

    @Override
    public String describe() {
        return "every power switch that pdudaemon drives (APC, Devantech, Shelly, ...), over HTTP; cannot be read back";
    }

    @Override
    public List<Setting> settings() {
        return List.of(URL, HOSTNAME, PORT, SETTLING, Setting.NORMALLY, Setting.MINIMUM_OFF);
    }

    @Override
    public String testedHow() {
        return "the real pdudaemon of Debian with a PDU that writes a file; no real PDU yet";
    }

    @Override
    public Relay open(Map<String, String> values, RelayContext context) {
        GivenSettings settings = GivenSettings.of(this, values);
        String url = settings.text(URL).replaceFirst("/+$", "");
        if (!url.matches("https?://[A-Za-z0-9.\\[\\]:_-]+(/[^?#\\s]*)?")) {
            throw settings.wrong(URL, "it must be http://HOST:PORT");
        }
        String hostname = settings.text(HOSTNAME);
        int port = settings.number(PORT, 0, MOST_PORTS);
        Duration settling = settings.duration(SETTLING, Duration.ZERO, Duration.ofMinutes(1));
        return SwitchedRelay.open(
                "pdudaemon-" + url + "-" + hostname + "-port-" + port,
                () -> new PdudaemonLatch(url, hostname, port, settling, context.clock()),
                SwitchRules.of(settings),
                context.clock());
    }
}
