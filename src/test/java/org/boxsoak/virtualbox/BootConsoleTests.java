package org.boxsoak.virtualbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootConsoleTests {
    @TempDir
    Path folder;

    @Test
    void says_ready_when_the_guest_does() throws IOException {
        BootConsole console = BootConsole.from(folder.resolve("console.log"));
        assertThat(console.saysReady()).isFalse();
        print("[    3.706137] IPv6: ADDRCONF(NETDEV_CHANGE): eth0: link becomes ready\r\n");
        assertThat(console.saysReady()).isFalse();
        print("boxsoak: ready\r\n");
        assertThat(console.saysReady()).isTrue();
    }

    @Test
    void a_kernel_message_in_the_midst_of_the_words_does_not_hide_them() throws IOException {
        BootConsole console = BootConsole.from(folder.resolve("console.log"));
        print("boxsoak: re[    3.706137] usb 1-1: new full-speed USB device number 2 using xhci_hcd\r\n"
                + "[    3.716137] usb 1-1: New USB device found\r\nady\r\n");

        assertThat(console.saysReady()).isTrue();
    }

    @Test
    void the_kernels_own_message_counts_too() throws IOException {
        BootConsole console = BootConsole.from(folder.resolve("console.log"));
        print("[    3.706137] boxsoak: ready\r\n");

        assertThat(console.saysReady()).isTrue();
    }

    @Test
    void what_the_boot_before_said_does_not_count() throws IOException {
        print("boxsoak: ready\r\n");
        BootConsole console = BootConsole.from(folder.resolve("console.log"));

        assertThat(console.saysReady()).isFalse();
        assertThat(console.text()).isEmpty();
        print("Booting\r\n");
        assertThat(console.text()).isEqualTo("Booting\r\n");
    }

    private void print(String text) throws IOException {
        Files.writeString(folder.resolve("console.log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
