package org.boxsoak.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Arrows between packages point one way, pure packages stay pure, and files stay small. */
class ArchitectureTests {
    private static final int LONGEST_FILE = 400;
    private static final String[] PURE = {
        "org.boxsoak.memory..",
        "org.boxsoak.allocator..",
        "org.boxsoak.klog..",
        "org.boxsoak.leak..",
        "org.boxsoak.plan..",
        "org.boxsoak.trace.."
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.boxsoak");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("org.boxsoak.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void arrows_point_one_way() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("cli")
                .definedBy("org.boxsoak.cli..")
                .layer("lab")
                .definedBy("org.boxsoak.lab..")
                .layer("soak")
                .definedBy("org.boxsoak.soak..", "org.boxsoak.doctor..")
                .layer("outside")
                .definedBy(
                        "org.boxsoak.bench..",
                        "org.boxsoak.record..",
                        "org.boxsoak.relay..",
                        "org.boxsoak.console..",
                        "org.boxsoak.box..",
                        "org.boxsoak.virtualbox..",
                        "org.boxsoak.ager..",
                        "org.boxsoak.onbox..",
                        "org.boxsoak.reader..",
                        "org.boxsoak.lease..",
                        "org.boxsoak.schedule..",
                        "org.boxsoak.csv..",
                        "org.boxsoak.nights..",
                        "org.boxsoak.tracer..",
                        "org.boxsoak.report..")
                .layer("pure")
                .definedBy(PURE)
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("lab")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("soak")
                .mayOnlyBeAccessedByLayers("cli", "lab")
                .whereLayer("outside")
                .mayOnlyBeAccessedByLayers("cli", "lab", "soak")
                .check(CLASSES);
    }

    @Test
    void pure_packages_know_no_input_output_no_clock_no_test_framework() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "org.junit..",
                        "io.qameta..",
                        "org.slf4j..",
                        "org.awaitility..")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void only_the_adb_shell_knows_jadb() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Jadb")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("se.vidstige.jadb..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void nobody_sleeps_but_the_run_clock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SystemRunClock")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void standard_streams_belong_to_the_commands() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.boxsoak.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void every_class_lives_in_a_feature_package() {
        classes().should().resideInAPackage("org.boxsoak.(*)..").check(CLASSES);
    }

    @Test
    void no_source_file_is_longer_than_the_house_allows() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(f -> f.toString().matches(".*\\.(java|c|h|sh)"))
                            .filter(f -> lines(f) > LONGEST_FILE))
                    .as("files of more than %d lines: look for the second noun in each", LONGEST_FILE)
                    .isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
