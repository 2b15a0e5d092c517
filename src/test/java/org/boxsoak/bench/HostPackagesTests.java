package org.boxsoak.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a script in place of apt-get that "installs" by making files and writes down how it was called. */
class HostPackagesTests {
    @TempDir
    Path folder;

    private HostPackage relayTools;
    private HostPackage shell;

    @BeforeEach
    void one_package_that_is_there_and_one_that_is_not() throws IOException {
        shell = new HostPackage("dash", "sh");
        relayTools = new HostPackage(
                "relay-tools", folder.resolve("installed-relay-tools").toString());
        aptGet("case \"$*\" in *install*) touch " + folder + "/installed-relay-tools ;; esac");
    }

    @Test
    void only_what_is_not_there_is_missing() {
        HostPackage absent = HostPackage.program("no-such-program-at-all");

        assertThat(HostPackages.missing(List.of(shell, absent, relayTools))).containsExactly(absent, relayTools);
        assertThat(HostPackages.installCommand(List.of(absent, relayTools)))
                .isEqualTo("sudo apt-get install -y no-such-program-at-all relay-tools");
    }

    @Test
    void nothing_is_called_when_all_is_there() {
        packages(true).require(List.of(shell), "the test", new Cancellation());

        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void root_gets_the_missing_ones_installed() throws IOException {
        packages(true).require(List.of(shell, relayTools), "the test", new Cancellation());

        assertThat(calls())
                .singleElement()
                .asString()
                .startsWith("noninteractive:")
                .contains("DPkg::Lock::Timeout=")
                .endsWith("install -y --no-install-recommends relay-tools");
    }

    @Test
    void package_lists_are_fetched_only_after_a_failure() throws IOException {
        aptGet("""
                case "$*" in
                    *update*) touch %1$s/lists ;;
                    *install*) [ -e %1$s/lists ] || { echo 'E: Unable to locate package relay-tools'; exit 100; }
                        touch %1$s/installed-relay-tools ;;
                esac
                """.formatted(folder));

        packages(true).require(List.of(relayTools), "the test", new Cancellation());

        assertThat(calls()).hasSize(3);
        assertThat(calls().get(1)).endsWith("update");
    }

    @Test
    void a_lock_that_another_apt_holds_is_waited_for() throws IOException {
        aptGet("""
                [ -e %1$s/tried ] || { touch %1$s/tried; echo 'E: Could not get lock /var/lib/apt/lists/lock'; exit 100; }
                touch %1$s/installed-relay-tools
                """.formatted(folder));

        packages(true).require(List.of(relayTools), "the test", new Cancellation());

        assertThat(calls()).hasSize(2).noneMatch(c -> c.endsWith("update"));
    }

    @Test
    void a_plain_user_is_told_the_one_command() {
        assertThatThrownBy(() -> packages(false).require(List.of(shell, relayTools), "the test", new Cancellation()))
                .isInstanceOf(MissingSetupException.class)
                .hasMessageEndingWith("\n  sudo apt-get install -y relay-tools")
                .hasMessageContaining("the test needs");
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void a_host_without_apt_is_told_what_is_missing() {
        HostPackages elsewhere = new HostPackages("no-such-apt-get", true, folder.resolve("lock"));

        assertThatThrownBy(() -> elsewhere.require(
                        List.of(HostPackage.program("no-such-program")), "the test", new Cancellation()))
                .isInstanceOf(MissingSetupException.class)
                .hasMessageContaining("has no apt")
                .hasMessageContaining("no-such-program");
    }

    @Test
    void an_install_that_fails_shows_apts_last_words() throws IOException {
        aptGet("echo 'Reading package lists...'; echo 'E: You have held broken packages.'; exit 100");

        assertThatThrownBy(() -> packages(true).require(List.of(relayTools), "the test", new Cancellation()))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("Installing relay-tools failed")
                .hasMessageContaining("E: You have held broken packages.")
                .hasMessageContaining("sudo apt-get install -y relay-tools");
    }

    @Test
    void an_install_that_brings_nothing_is_a_failure() throws IOException {
        aptGet("echo done");

        assertThatThrownBy(() -> packages(true).require(List.of(relayTools), "the test", new Cancellation()))
                .isInstanceOf(BenchException.class);
    }

    @Test
    void two_at_once_install_once() throws Exception {
        CompletableFuture<Void> one = CompletableFuture.runAsync(this::require);
        CompletableFuture<Void> two = CompletableFuture.runAsync(this::require);
        CompletableFuture.allOf(one, two).get(30, TimeUnit.SECONDS);

        assertThat(calls()).hasSize(1);
    }

    private void require() {
        packages(true).require(List.of(relayTools), "the test", new Cancellation());
    }

    private HostPackages packages(boolean root) {
        return new HostPackages(folder.resolve("apt-get").toString(), root, folder.resolve("lock"));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private void aptGet(String body) throws IOException {
        Path script = folder.resolve("apt-get");
        Files.writeString(script, "#!/bin/sh\necho \"$DEBIAN_FRONTEND: $*\" >> " + folder + "/calls\n" + body + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }
}
