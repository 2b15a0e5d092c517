package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.boxsoak.report.RunStories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a real browser. */
@Tag("browser")
class RunPageBrowserTests {
    @TempDir
    Path folder;

    private final Chromium chromium = Chromium.ofThisHost();

    @Test
    void the_browser_shows_every_chart_at_once() throws IOException {
        RunPage.write(folder, RunStories.failed());

        browse("--window-size=1280,2000", "--screenshot=" + folder.resolve("page.png"));

        var image = ImageIO.read(folder.resolve("page.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1280);
        int red = count(image, 0xB42318);
        int blue = count(image, 0x0060B0);
        assertThat(red).as("pixels in the colour of failure").isGreaterThan(1000);
        assertThat(blue).as("pixels of the first series").isGreaterThan(500);
    }

    @Test
    void the_browser_fetches_nothing_whatever_the_log_holds() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread listener = new Thread(() -> answer(server, calls), "canary");
            listener.start();
            String hostile = "\"><img src='http://127.0.0.1:" + server.getLocalPort()
                    + "/x'><style>@import url(http://127.0.0.1:" + server.getLocalPort() + "/y);</style>";
            RunPage.write(folder, HostileStory.of(hostile));

            String dom = browse("--dump-dom");

            assertThat(dom).contains("The box failed");
            assertThat(calls.get()).isZero();

            // The same text without the escape does call, so the silence above means something.
            Files.writeString(folder.resolve("index.html"), "<p title=\"" + hostile);
            browse("--dump-dom");
            assertThat(calls.get()).isPositive();
        }
    }

    private String browse(String... options) {
        return chromium.open(folder.resolve("index.html"), folder, options);
    }

    private static void answer(ServerSocket server, AtomicInteger calls) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                calls.incrementAndGet();
                socket.getOutputStream()
                        .write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The test closes the server to end this thread.
            }
        }
    }

    private static int count(BufferedImage image, int colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }
}
