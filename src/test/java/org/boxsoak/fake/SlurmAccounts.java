package org.boxsoak.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.boxsoak.bench.Programs;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a lab, for sacct: a real slurmdbd on loopback, and a MariaDB of its own that listens at no port at all, in a folder that
 * nobody else can enter. Both are children of this process.
 */
final class SlurmAccounts implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path SYSTEM_TABLES = Path.of("/usr/share/mysql/mysql_system_tables.sql");

    private final Path folder;
    private final int port;
    private @Nullable Process database;
    private @Nullable Process accounts;

    private SlurmAccounts(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Lines for the slurm.conf of a lab in this folder. */
    static String settings(Path lab, int port) {
        return "AccountingStorageType=accounting_storage/slurmdbd\nAccountingStorageHost=127.0.0.1\n"
                + "AccountingStoragePort=" + port + "\n"
                // Whatever its name says: where munge is to be found.
                + "AccountingStoragePass=" + lab + "/munge.socket\n";
    }

    /**
     * Starts both.
     *
     * @param lab the lab's folder, with its slurm.conf and a munge that runs
     */
    static SlurmAccounts start(Path lab, String host, int port) throws IOException {
        Path folder = Files.createDirectory(
                lab.resolve("accounts"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        SlurmAccounts all = new SlurmAccounts(folder, port);
        try {
            all.startDatabase();
            all.startAccounts(lab, host);
            return all;
        } catch (IOException | RuntimeException | Error e) {
            all.close();
            throw e;
        }
    }

    private void startDatabase() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Path tables = Files.writeString(
                folder.resolve("tables.sql"),
                "create database mysql;\nuse mysql;\n" + Files.readString(SYSTEM_TABLES) + "\ncreate database lab;\n");
        Process tablesMade = begin("tables", database("--bootstrap").redirectInput(tables.toFile()));
        Awaitility.await("the database's tables")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !tablesMade.isAlive());
        assertThat(tablesMade.exitValue()).as(words("tables")).isZero();
        Process server =
                begin("database", database("--skip-networking", "--skip-grant-tables", "--socket=" + socket()));
        database = server;
        Awaitility.await("the database answers")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .failFast(
                        () -> assertThat(server.isAlive()).as(words("database")).isTrue())
                .until(() -> Files.exists(socket()));
    }

    private ProcessBuilder database(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Programs.find("mariadbd").orElseThrow().toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + folder.resolve("data"),
                "--innodb-flush-log-at-trx-commit=0"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command);
    }

    private Path socket() {
        return folder.resolve("socket");
    }

    private void startAccounts(Path lab, String host) throws IOException {
        Path config = Files.writeString(
                lab.resolve("slurmdbd.conf"), """
                DbdHost=%s
                DbdAddr=127.0.0.1
                DbdPort=%d
                SlurmUser=%s
                AuthType=auth/munge
                AuthInfo=socket=%s/munge.socket
                PidFile=%s/dbd.pid
                StorageType=accounting_storage/mysql
                StorageHost=localhost
                StorageLoc=lab
                CommunicationParameters=NoInAddrAny
                """.formatted(host, port, System.getProperty("user.name"), lab, folder));
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
        ProcessBuilder command =
                new ProcessBuilder(Programs.find("slurmdbd").orElseThrow().toString(), "-D");
        command.environment().put("SLURM_CONF", lab.resolve("slurm.conf").toString());
        command.environment().put("MYSQL_UNIX_PORT", socket().toString());
        Process server = begin("slurmdbd", command);
        accounts = server;
        Awaitility.await("slurmdbd answers")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .failFast(
                        () -> assertThat(server.isAlive()).as(words("slurmdbd")).isTrue())
                .until(this::isAnswering);
    }

    private boolean isAnswering() {
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return open.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Process begin(String name, ProcessBuilder command) throws IOException {
        return command.redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    private String words(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        // Nothing of what they keep is wanted any more.
        for (Process process :
                Stream.of(accounts, database).filter(Objects::nonNull).toList()) {
            process.destroyForcibly().onExit().join();
        }
    }
}
