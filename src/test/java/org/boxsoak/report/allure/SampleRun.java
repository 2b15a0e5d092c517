package org.boxsoak.report.allure;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run's folder with the results of {@link SampleChecks}, made by a real Launcher session. */
final class SampleRun {
    static final AllureIdentity LAB_3 = new AllureIdentity("nightly", "lab-3", "ADT-4", "RTM11", "5.4.125");

    private SampleRun() {}

    static Path make(Path reports, AllureIdentity identity, String stamp) throws IOException {
        Path run = Files.createDirectories(reports.resolve(identity.plan() + "-" + identity.box() + "-" + stamp));
        try (AllureResults results = AllureResults.install(run, identity, Instant.parse("2026-03-14T21:58:12Z"));
                var session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(SampleChecks.class))
                            .build());
            results.identify(identity);
        }
        return run;
    }

    /** Every result of the run. */
    static List<JsonNode> results(Path run) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(run.resolve("allure-results"))) {
            for (Path file : files.filter(f -> f.toString().endsWith("-result.json"))
                    .sorted()
                    .toList()) {
                results.add(new JsonMapper().readTree(file.toFile()));
            }
        }
        return results;
    }

    static JsonNode result(Path run, String name) throws IOException {
        return results(run).stream()
                .filter(r -> r.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no result named " + name));
    }

    /** A data file inside the report of one file, where it lies as {@code d('path','base64')}. */
    static JsonNode reportData(Path report, String path) throws IOException {
        var found = Pattern.compile("d\\('" + Pattern.quote(path) + "','([^']*)'\\)")
                .matcher(Files.readString(report));
        if (!found.find()) {
            throw new AssertionError("the report holds no " + path);
        }
        return new JsonMapper().readTree(Base64.getDecoder().decode(found.group(1)));
    }
}
