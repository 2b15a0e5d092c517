package org.boxsoak.report.allure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.boxsoak.bench.BenchException;
import org.boxsoak.report.FileReplacement;
import org.jspecify.annotations.Nullable;

/**
 * The Allure results of one run, in {@code allure-results/} of its folder.
 *
 * <p>To be installed before the JUnit Launcher session opens: Allure's adapter takes the lifecycle when it is made.
 */
public final class AllureResults implements AutoCloseable {
    /** The folder's name in a run's folder. */
    public static final String FOLDER = "allure-results";

    private final Path folder;
    private final AtomicResultsWriter writer;
    /** Where Allure wrote before these were installed; null where they are not. */
    private @Nullable AllureLifecycle before;

    private AllureResults(Path folder, AllureIdentity identity) {
        this.folder = folder;
        this.writer = new AtomicResultsWriter(folder, identity);
    }

    /** Makes Allure write the results of the checks that now run into this run's folder. */
    public static AllureResults install(Path runFolder, AllureIdentity identity, Instant start) {
        AllureResults results = open(runFolder, identity, start);
        results.before = Allure.getLifecycle();
        Allure.setLifecycle(results.lifecycle());
        return results;
    }

    /** The results of a run whose checks no JUnit test makes; see {@link StoryResults}. */
    static AllureResults open(Path runFolder, AllureIdentity identity, Instant start) {
        Path folder = runFolder.resolve(FOLDER);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BenchException("The folder " + folder + " cannot be made: " + e + ". Check space and rights.", e);
        }
        AllureResults results = new AllureResults(folder, identity);
        results.identify(identity);
        FileReplacement.write(folder.resolve("executor.json"), executor(runFolder, identity, start));
        FileReplacement.write(folder.resolve("categories.json"), categories());
        return results;
    }

    AllureLifecycle lifecycle() {
        return new AllureLifecycle(writer);
    }

    /** Tells what is known of the box by now; the results written from here on carry it. */
    public void identify(AllureIdentity identity) {
        writer.identify(identity);
        FileReplacement.write(folder.resolve("environment.properties"), environment(identity));
    }

    /** Ends the installation: Allure writes where it wrote before. */
    @Override
    public void close() {
        if (before != null) {
            Allure.setLifecycle(before);
        }
        writer.close();
    }

    private static String environment(AllureIdentity identity) {
        Properties properties = new Properties();
        properties.putAll(identity.labels());
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException("a string takes everything", e);
        }
        // Without the line that says when it was written, and in one order.
        return text.toString().lines().filter(l -> !l.startsWith("#")).sorted().reduce("", (all, l) -> all + l + "\n");
    }

    private static String executor(Path runFolder, AllureIdentity identity, Instant start) {
        Map<String, Object> executor = new LinkedHashMap<>();
        executor.put("name", "boxsoak");
        executor.put("type", "boxsoak");
        executor.put(
                "buildName", Objects.requireNonNull(runFolder.getFileName()).toString());
        executor.put("buildOrder", start.getEpochSecond());
        executor.put("reportName", identity.plan() + " on " + identity.box());
        try {
            return new JsonMapper().writeValueAsString(executor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and a number", e);
        }
    }

    private static byte[] categories() {
        try (InputStream stream = AllureResults.class.getResourceAsStream("categories.json")) {
            return Objects.requireNonNull(stream, "categories.json is part of the build")
                    .readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("categories.json is part of the build", e);
        }
    }
}
