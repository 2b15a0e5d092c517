package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher, in a project without a line of Java, on hosts whose tools are missing, too old or failing. */
class LauncherTests {
    private static final String JDK = "#!/bin/sh\necho \"$0 $*\"\n";

    @TempDir
    Path folder;

    private Path tools;
    private Path launcher;

    private record Ended(int code, String output) {}

    @BeforeEach
    void a_project_and_the_tools_of_every_host() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "readlink", "find", "head", "mkdir", "flock")) {
            assumeTrue(Programs.find(tool).isPresent(), tool);
            program(
                    tools.resolve(tool),
                    "#!/bin/sh\nexec " + Programs.find(tool).orElseThrow() + " \"$@\"\n");
        }
        Path project = folder.resolve("project");
        Files.createDirectories(project.resolve("src/main/java"));
        Files.createDirectories(project.resolve("src/main/resources"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        launcher = Files.copy(Path.of("boxsoak"), project.resolve("boxsoak"));
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        program(tools.resolve("java"), JDK);

        Ended ended = launch(Map.of());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("boxsoak needs 'javac'").contains("openjdk-17-jdk-headless maven");
    }

    @Test
    void a_java_home_without_a_compiler_is_named() throws Exception {
        Ended ended = launch(Map.of("JAVA_HOME", folder + "/jre"));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("JAVA_HOME=" + folder + "/jre has no bin/javac");
    }

    @Test
    void a_jdk_that_cannot_build_for_17_is_refused_before_maven_starts() throws Exception {
        jdk("#!/bin/sh\necho 'error: release version 17 not supported'; exit 2\n");
        program(tools.resolve("mvn"), "#!/bin/sh\necho MAVEN\n");

        Ended ended = launch(Map.of());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output())
                .contains("a newer JDK than " + folder.resolve("jdk"))
                .doesNotContain("MAVEN");
    }

    @Test
    void a_failed_build_is_said_after_its_own_words() throws Exception {
        jdk(JDK);
        program(tools.resolve("mvn"), "#!/bin/sh\necho no such plugin; exit 1\n");

        Ended ended = launch(Map.of());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).containsSubsequence("no such plugin", "the build failed");
    }

    @Test
    void the_jdk_with_the_compiler_builds_and_runs_also_beside_a_jre() throws Exception {
        program(tools.resolve("java"), "#!/bin/sh\necho THE JRE\n");
        jdk(JDK);
        program(tools.resolve("mvn"), "#!/bin/sh\necho \"built with $JAVA_HOME\"\n");

        Ended ended = launch(Map.of());

        assertThat(ended.code()).isZero();
        assertThat(ended.output())
                .containsSubsequence(
                        "built with " + folder.resolve("jdk"), folder.resolve("jdk") + "/bin/java -Xmx256m")
                .contains("org.boxsoak.cli.Main explain a.log")
                .doesNotContain("THE JRE", "SharedArchiveFile");
    }

    @Test
    void a_jvm_that_can_keep_what_it_made_of_the_classes_uses_it_from_then_on() throws Exception {
        Path project = launcher.resolveSibling("");
        Files.createDirectories(project.resolve("src/test/resources/recordings/healthy-night"));
        for (String tool : List.of("cp", "rm")) {
            program(
                    tools.resolve(tool),
                    "#!/bin/sh\nexec " + Programs.find(tool).orElseThrow() + " \"$@\"\n");
        }
        jdk(JDK);
        program(
                folder.resolve("jdk/bin/java"),
                JDK + "for a in \"$@\"; do case $a in -XX:ArchiveClassesAtExit=*) : > \"${a#*=}\" ;; esac; done\n");
        program(tools.resolve("mvn"), "#!/bin/sh\n");

        Ended ended = launch(Map.of());

        assertThat(ended.code()).isZero();
        assertThat(ended.output())
                .contains("-XX:SharedArchiveFile=" + project.resolve("target/boxsoak.jsa") + " ")
                .contains("org.boxsoak.cli.Main explain a.log")
                .doesNotContain("judge");
    }

    private void jdk(String javac) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        program(bin.resolve("java"), JDK);
        program(bin.resolve("javac"), javac);
        Files.createSymbolicLink(tools.resolve("javac"), bin.resolve("javac"));
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended launch(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "explain", "a.log").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
