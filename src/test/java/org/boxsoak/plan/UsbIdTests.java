package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsbIdTests {
    @Test
    void reads_an_id_as_lsusb_writes_it() {
        assertThat(UsbId.parse("0E8D:7663"))
                .isEqualTo(new UsbId(0x0e8d, 0x7663))
                .hasToString("0e8d:7663");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0e8d", "0e8d-7663", "e8d:7663", "0e8d:7663:1", "0e8g:7663"})
    void refuses_what_is_none(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UsbId.parse(text))
                .withMessageStartingWith("'" + text + "' is no USB id");
    }
}
