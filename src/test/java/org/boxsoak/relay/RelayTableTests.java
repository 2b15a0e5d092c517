package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RelayTableTests {
    @Test
    void the_readme_shows_every_family_with_its_settings_and_how_it_was_tested() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(RelayFamilies.markdown());
    }
}
