package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.ProcessStates;
import org.boxsoak.fake.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTabTests {
    @TempDir
    Path folder;

    @Test
    void the_browser_dies_with_its_tests_though_they_are_killed() throws Exception {
        Chromium.ofThisHost();
        try (ChildJvm tests = ChildJvm.start(Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder), Tests.class)) {
            tests.awaitLine("open");
            List<Long> browser = browserOf(folder);
            assertThat(browser)
                    .as("the browser, its children and their watchers")
                    .hasSizeGreaterThan(3);

            tests.kill();

            await("the browser " + browser + " is gone")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> browser.stream().noneMatch(ProcessStates::isAlive));
            // Its profile links to files elsewhere, which JUnit would complain of.
            FolderTree.delete(folder);
        }
    }

    /** The processes that were started with a profile in this folder, and the shells that watch them. */
    private static List<Long> browserOf(Path folder) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> command(pid).contains("--user-data-dir=" + folder))
                .toList();
    }

    private static String command(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It has ended since.
            return "";
        }
    }

    /** Opens a tab and does not close it. */
    static final class Tests {
        public static void main(String[] arguments) throws Exception {
            BrowserTab.open();
            ChildJvm.say("open");
            new CountDownLatch(1).await();
        }
    }
}
