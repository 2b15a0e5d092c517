package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTests {
    @ParameterizedTest
    @CsvSource({"localhost:4000, localhost, 4000", "10.0.0.1:1, 10.0.0.1, 1", "[::1]:65535, ::1, 65535"})
    void reads_and_writes_both_parts(String text, String host, int port) {
        assertThat(HostPort.parse(text)).isEqualTo(new HostPort(host, port)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", ":80", "localhost:", "localhost:0", "localhost:65536", "a b:80", "x:999999"})
    void refuses_what_is_none(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HostPort.parse(text));
    }
}
