package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.boxsoak.bench.HostPackage;
import org.boxsoak.bench.MissingSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageSourcesTests {
    private static final OsRelease DEBIAN = OsRelease.parse("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n");
    private static final OsRelease UBUNTU =
            OsRelease.parse("PRETTY_NAME=\"Ubuntu 24.04.1 LTS\"\nID=ubuntu\nID_LIKE=debian\n");

    @TempDir
    Path folder;

    @Test
    void debian_installs_from_its_own_sources_and_lacks_nothing() {
        PackageSources sources = PackageSources.of(DEBIAN, Map.of());

        assertThat(sources.aptSettings(folder)).isEmpty();
        assertThat(sources.needed()).isEmpty();
    }

    @Test
    void ubuntu_needs_debians_keys_and_the_program_that_knows_a_mirror() {
        assertThat(PackageSources.of(UBUNTU, Map.of()).needed())
                .extracting(HostPackage::name)
                .containsExactly("debian-archive-keyring", "debootstrap");
    }

    @Test
    void the_mirror_is_the_one_that_debootstrap_takes() throws IOException {
        assertThat(listBy(Map.of(), "# a script\nDEF_MIRROR=\"http://mirror.example/debian\"\nUSE=1\n"))
                .isEqualTo("""
                        deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example/debian bookworm main
                        deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example/debian bookworm-updates main
                        """);
    }

    @Test
    void a_mirror_of_ones_own_comes_before_it_also_on_debian() throws IOException {
        Map<String, String> environment = Map.of("BOXSOAK_DEBIAN_MIRROR", "https://lab.example/debian");

        assertThat(PackageSources.of(DEBIAN, environment).needed())
                .extracting(HostPackage::name)
                .containsExactly("debian-archive-keyring");
        assertThat(listBy(environment, "DEF_MIRROR=\"http://mirror.example/debian\"\n"))
                .contains("] https://lab.example/debian bookworm main")
                .doesNotContain("mirror.example");
    }

    @Test
    void what_is_no_address_is_refused() {
        assertThatThrownBy(() -> listBy(Map.of("BOXSOAK_DEBIAN_MIRROR", "lab.example"), ""))
                .isInstanceOf(MissingSetupException.class)
                .hasMessageContaining("BOXSOAK_DEBIAN_MIRROR is 'lab.example'");
    }

    @Test
    void without_any_mirror_it_says_how_to_name_one() {
        assertThatThrownBy(() -> listBy(Map.of(), "#!/bin/sh\n"))
                .isInstanceOf(MissingSetupException.class)
                .hasMessageContaining("export BOXSOAK_DEBIAN_MIRROR=");
    }

    /** The list of sources that apt is told to take. */
    private String listBy(Map<String, String> environment, String debootstrap) throws IOException {
        Path script = Files.writeString(folder.resolve("debootstrap"), debootstrap);
        String settings = new DebianMirror(environment, script).aptSettings(folder);
        assertThat(settings).contains("Dir::Etc::sourcelist \"" + folder.resolve("sources.list") + "\"");
        return Files.readString(folder.resolve("sources.list"));
    }
}
