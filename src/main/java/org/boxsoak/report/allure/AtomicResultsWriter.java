package org.boxsoak.report.allure;

import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;

/**
 * Writes Allure's files whole or not at all, names the results by their check, and keeps attachments within the budget.
 *
 * <p>Allure's own writer writes straight into the final name, so a kill leaves half a result, which breaks the report.
 * The naming sits here since this is the one place that every result passes, in whatever way JUnit was started.
 */
final class AtomicResultsWriter implements AllureResultsWriter {
    /** One attachment; more makes the report slow to open. */
    static final int LARGEST_ATTACHMENT = 1 << 20;
    /** All attachments of a run. */
    static final long LARGEST_RUN = 20L << 20;

    private static final Pattern OURS = Pattern.compile(".*-(result|container)\\.json|.*-attachment(\\..*)?");

    private final Path folder;
    private final Path stage;
    private final FileSystemResultsWriter staged;
    private final AtomicLong attached = new AtomicLong();
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    /** The ids that the results bear here, by those that Allure gave them, for the containers that refer to them. */
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    private volatile AllureIdentity identity;

    AtomicResultsWriter(Path folder, AllureIdentity identity) {
        this.folder = folder;
        this.stage = folder.resolveSibling("." + folder.getFileName() + ".part");
        this.staged = new FileSystemResultsWriter(stage);
        this.identity = identity;
    }

    void identify(AllureIdentity known) {
        identity = known;
    }

    @Override
    public void write(TestResult result) {
        String given = result.getUuid();
        CheckNaming.apply(identity, run(), result);
        ids.put(given, result.getUuid());
        staged.write(result);
        publish(result.getUuid() + "-result.json");
    }

    @Override
    public void write(TestResultContainer container) {
        container.setChildren(container.getChildren().stream()
                .map(child -> ids.getOrDefault(child, child))
                .collect(Collectors.toList()));
        staged.write(container);
        publish(container.getUuid() + "-container.json");
    }

    @Override
    public void write(String source, InputStream attachment) {
        try {
            byte[] bytes = attachment.readNBytes(LARGEST_ATTACHMENT + 1);
            boolean fits = bytes.length <= LARGEST_ATTACHMENT && attached.addAndGet(bytes.length) <= LARGEST_RUN;
            staged.write(source, new ByteArrayInputStream(fits ? bytes : leftOut()));
            publish(source);
        } catch (IOException e) {
            throw new BenchException("The attachment " + source + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Takes away what earlier words on the same run left, results and attachments, and the staging folder. */
    void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(this::isStale).toList()) {
                Files.delete(file);
            }
            Files.deleteIfExists(stage);
        } catch (IOException e) {
            throw new BenchException("The folder " + stage + " cannot be removed: " + e + ". Remove it by hand.", e);
        }
    }

    private String run() {
        Path runFolder = folder.toAbsolutePath().normalize().getParent();
        return runFolder == null ? "" : String.valueOf(runFolder.getFileName());
    }

    private boolean isStale(Path file) {
        String name = String.valueOf(file.getFileName());
        return OURS.matcher(name).matches() && !written.contains(name);
    }

    private void publish(String name) {
        written.add(name);
        try {
            Path file = folder.resolve(name);
            Files.move(stage.resolve(name), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BenchException(
                    "The Allure file " + name + " cannot be written to " + folder + ": " + e
                            + ". Check space and rights.",
                    e);
        }
    }

    private static byte[] leftOut() {
        return "Left out: an attachment may have 1 MiB, those of a run 20 MiB. The whole of it lies in the run's folder.\n"
                .getBytes(StandardCharsets.UTF_8);
    }
}
