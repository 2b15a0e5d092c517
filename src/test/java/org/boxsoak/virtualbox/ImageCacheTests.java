package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.ProcessStates;
import org.boxsoak.bench.SourceFolder;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.fake.ChildJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a build of one shell script in place of the compiler; everything else is real. */
class ImageCacheTests {
    private static final KernelPackages KERNEL =
            new KernelPackages("6.1.0-56-arm64", "6.1.192-2", List.of("linux-image-6.1.0-56-arm64:arm64=6.1.192-2"));
    /** Writes what the contract says, and a line for each build. */
    private static final String BUILD = """
            packages=$2 out=$4
            echo built >> "$packages/builds"
            echo kernel > "$out/vmlinuz"; echo initrd > "$out/initrd.gz"; echo 6.1.0-56-arm64 > "$out/kernel-release"
            """;

    @TempDir
    Path folder;

    private Path packages;

    @BeforeEach
    void a_guest_with_one_source_file() throws IOException {
        packages = Files.createDirectories(folder.resolve("packages"));
        Files.createDirectories(folder.resolve("sources"));
        Files.writeString(folder.resolve("sources/init"), "echo boxsoak: ready");
        script(BUILD);
    }

    @Test
    void builds_once_and_then_no_more() throws IOException {
        BoxImage first = image();
        BoxImage second = image();

        assertThat(second).isEqualTo(first);
        assertThat(first.release()).isEqualTo("6.1.0-56-arm64");
        assertThat(first.kernel()).hasContent("kernel");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void a_changed_source_file_makes_a_new_image_beside_the_old_one() throws IOException {
        BoxImage first = image();
        Files.writeString(folder.resolve("sources/init"), "echo boxsoak: ready now");

        assertThat(image().kernel()).isNotEqualTo(first.kernel());
        assertThat(first.kernel()).exists();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void a_moved_file_and_a_new_kernel_make_new_images_too() throws IOException {
        image();
        Files.move(folder.resolve("sources/init"), folder.resolve("sources/start"));
        image();
        cache().image(
                        new KernelPackages("6.1.0-57-arm64", "6.1.193-1", KERNEL.packages()),
                        () -> packages,
                        new Cancellation());

        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void an_entry_without_its_mark_is_built_anew() throws IOException {
        Path entry = Objects.requireNonNull(image().kernel().getParent());
        Files.delete(entry.resolve(".complete"));
        Files.writeString(entry.resolve("vmlinuz"), "half a ker");

        assertThat(image().kernel()).hasContent("kernel");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void a_build_that_fails_says_so_with_the_end_of_its_log_and_leaves_nothing_behind() throws IOException {
        script("echo compiling; echo 'wlan.c:3: error: expected ;' >&2; exit 2");

        assertThatThrownBy(this::image)
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("cannot be built (exit code 2)")
                .hasMessageContaining("wlan.c:3: error")
                .hasMessageContaining(folder.resolve("images/logs").toString());
        try (Stream<Path> left = Files.list(folder.resolve("images"))) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder(".locks", "logs");
        }
    }

    @Test
    void a_build_that_runs_out_of_disk_says_so() throws IOException {
        script("echo kernel > /dev/full");

        assertThatThrownBy(this::image)
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("No space left on device");
    }

    @Test
    void a_build_that_leaves_an_empty_part_is_no_success() throws IOException {
        script(BUILD + ": > \"$out/initrd.gz\"");

        assertThatThrownBy(this::image).isInstanceOf(BenchException.class).hasMessageContaining("initrd.gz is empty");
        assertThat(cache().holds(KERNEL)).isFalse();
    }

    @Test
    void a_cache_that_cannot_be_written_says_where_and_what_to_do() throws IOException {
        Files.writeString(folder.resolve("images"), "a file where the cache's folder should be");

        assertThatThrownBy(this::image)
                .isInstanceOf(BenchException.class)
                .hasMessageContaining(folder.resolve("images").toString());
    }

    @Test
    void a_cancelled_build_ends_and_leaves_no_process() throws IOException {
        script("echo $$ > " + folder.resolve("pid") + "; exec sleep 1000");
        Cancellation cancellation = new Cancellation();
        Thread person = new Thread(() -> {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.exists(folder.resolve("pid"))
                            && Files.readString(folder.resolve("pid")).endsWith("\n"));
            cancellation.request();
        });
        person.start();

        assertThatThrownBy(() -> cache().image(KERNEL, () -> packages, cancellation))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("Cancelled");
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertThat(ProcessStates.isAlive(pid)).isFalse();
    }

    @Test
    void two_processes_at_once_build_once_and_both_get_the_image() throws IOException {
        // The build goes on only when the other process has asked too.
        script("touch " + folder.resolve("started") + "; while [ ! -e " + folder.resolve("go")
                + " ]; do sleep 0.05; done\n" + BUILD);

        try (ChildJvm first = builder();
                ChildJvm second = builder()) {
            first.awaitLine("asking");
            second.awaitLine("asking");
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("started")));
            Files.createFile(folder.resolve("go"));

            assertThat(first.awaitLine("image: ")).isEqualTo(second.awaitLine("image: "));
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void what_a_killed_process_left_does_not_hinder_the_next() throws IOException {
        script("echo started > " + folder.resolve("started") + "; sleep 1000");
        try (ChildJvm killed = builder()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("started")));
            killed.kill();
        }
        script(BUILD);

        assertThat(image().kernel()).hasContent("kernel");
    }

    @Test
    void old_entries_go_but_the_newest_few_and_those_in_use_stay() throws IOException {
        for (int age = 1; age <= 6; age++) {
            Files.writeString(folder.resolve("sources/init"), "state " + age);
            Path entry = Objects.requireNonNull(image().kernel().getParent());
            Files.setLastModifiedTime(
                    entry.resolve(".complete"), FileTime.from(Instant.now().minus(Duration.ofDays(40L - age))));
        }
        Path abandoned = Files.createDirectory(folder.resolve("images/.unfinished-1"));
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofDays(40))));
        Files.writeString(folder.resolve("sources/init"), "newest state");

        image();

        try (Stream<Path> entries = Files.list(folder.resolve("images"))) {
            assertThat(entries.filter(e -> Files.exists(e.resolve(".complete"))))
                    .hasSize(4);
        }
        assertThat(abandoned).doesNotExist();
        Files.writeString(folder.resolve("sources/init"), "state 6");
        assertThat(cache().holds(KERNEL)).isTrue();
        Files.writeString(folder.resolve("sources/init"), "state 1");
        assertThat(cache().holds(KERNEL)).isFalse();
    }

    private BoxImage image() {
        return cache().image(KERNEL, () -> packages, new Cancellation());
    }

    private ImageCache cache() {
        return cache(folder);
    }

    private static ImageCache cache(Path folder) {
        return new ImageCache(
                folder.resolve("images"),
                new SourceFolder("The test's sources", folder.resolve("sources")),
                new SystemRunClock());
    }

    private void script(String text) throws IOException {
        Files.writeString(folder.resolve("sources/build.sh"), text);
    }

    private long builds() throws IOException {
        return Files.readAllLines(packages.resolve("builds")).size();
    }

    private ChildJvm builder() throws IOException {
        return ChildJvm.start(Builder.class, folder.toString());
    }

    /** A process that wants the image. */
    static final class Builder {
        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            ChildJvm.say("asking");
            BoxImage image = cache(folder).image(KERNEL, () -> folder.resolve("packages"), new Cancellation());
            ChildJvm.say("image: " + image);
        }
    }
}
