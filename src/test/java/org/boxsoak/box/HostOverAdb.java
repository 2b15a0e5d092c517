package org.boxsoak.box;

import java.io.IOException;
import java.nio.file.Path;
import org.boxsoak.fake.HostAdbd;
import org.boxsoak.fake.PrivateAdbServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests for which this host is a box over a real adb server; one server and one adbd for all tests of a class. */
abstract class HostOverAdb {
    protected static PrivateAdbServer server;
    protected static HostAdbd adbd;

    @TempDir
    private static Path programs;

    @BeforeAll
    static void start_server_and_adbd() throws IOException {
        server = PrivateAdbServer.place();
        adbd = HostAdbd.start(programs);
    }

    @AfterAll
    static void end_server_and_adbd() {
        server.close();
        adbd.close();
    }
}
