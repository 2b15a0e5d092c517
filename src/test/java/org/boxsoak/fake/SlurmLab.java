package org.boxsoak.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.jspecify.annotations.Nullable;

/**
 * A real Slurm on this machine's loopback: a controller, and three hosts bench1 to bench3 that each have one box of the model toy; bench1
 * and bench3 have one of the model virtual too. All of its daemons are this lab's own and end with it.
 */
public final class SlurmLab implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int HOSTS = 3;

    private final Path folder;
    private final String config;
    private @Nullable SlurmAccounts accounts;

    private SlurmLab(Path folder) {
        this.folder = folder;
        this.config = folder.resolve("slurm.conf").toString();
    }

    public static SlurmLab start() throws IOException {
        return start(false);
    }

    /** One that keeps accounts of its jobs, for sacct. */
    public static SlurmLab startWithAccounts() throws IOException {
        return start(true);
    }

    private static SlurmLab start(boolean keepsAccounts) throws IOException {
        // munge and Slurm want folders that nobody else can write, and munge one that all can enter.
        Path folder = Files.createTempDirectory(
                "boxsoak-slurm", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        SlurmLab lab = new SlurmLab(folder);
        try {
            List<Integer> ports = freePorts(HOSTS + 2);
            lab.configure(ports, keepsAccounts);
            lab.run(
                    "munged",
                    "--key-file=" + folder + "/munge.key",
                    "--socket=" + folder + "/munge.socket",
                    "--pid-file=" + folder + "/munged.pid",
                    "--log-file=" + folder + "/munged.log",
                    "--seed-file=" + folder + "/munged.seed");
            if (keepsAccounts) {
                lab.accounts = SlurmAccounts.start(folder, hostName(), ports.get(HOSTS + 1));
                lab.run("sacctmgr", "--immediate", "add", "cluster", "lab");
            }
            lab.startController();
            for (int host = 1; host <= HOSTS; host++) {
                lab.run("slurmd", "-f", lab.config, "-N", "bench" + host);
            }
            Awaitility.await("three idle hosts")
                    .atMost(LIMIT)
                    .until(() -> lab.run("sinfo", "--noheader", "--Node", "--states=idle", "--format=%N")
                                    .lines()
                                    .count()
                            == HOSTS);
            return lab;
        } catch (IOException | RuntimeException | Error e) {
            lab.close();
            throw e;
        }
    }

    private void configure(List<Integer> ports, boolean keepsAccounts) throws IOException {
        byte[] key = new byte[1024];
        new SplittableRandom().nextBytes(key);
        Path keyFile = Files.write(folder.resolve("munge.key"), key);
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("r--------"));
        Files.createDirectory(folder.resolve("ctld"));
        String host = hostName();
        StringBuilder nodes = new StringBuilder();
        StringBuilder gres = new StringBuilder();
        for (int i = 1; i <= HOSTS; i++) {
            boolean hasVirtual = i != 2;
            nodes.append("NodeName=bench").append(i).append(" NodeHostname=").append(host);
            nodes.append(" NodeAddr=127.0.0.1 Port=").append(ports.get(i)).append(" CPUs=4 Gres=box:toy:1");
            nodes.append(hasVirtual ? ",box:virtual:1" : "").append(" State=UNKNOWN\n");
            gres.append("NodeName=bench").append(i).append(" Name=box Type=toy Count=1\n");
            gres.append(hasVirtual ? "NodeName=bench" + i + " Name=box Type=virtual Count=1\n" : "");
        }
        String shipped = Files.readString(Path.of("testplans/lab/slurm.conf"));
        Map<String, String> here = new TreeMap<>(Map.of(
                "SlurmctldHost", host + "(127.0.0.1)",
                "SlurmUser", System.getProperty("user.name"),
                "SlurmdUser", System.getProperty("user.name"),
                "StateSaveLocation", folder + "/ctld",
                "SlurmdSpoolDir", folder + "/%n",
                "SlurmctldPidFile", folder + "/ctld.pid",
                "SlurmdPidFile", folder + "/%n.pid",
                "SlurmctldLogFile", folder + "/ctld.log",
                "SlurmdLogFile", folder + "/%n.log",
                // As soon as may be: a host that says nothing for ten seconds is down.
                "SlurmdTimeout", "10"));
        for (Map.Entry<String, String> setting : here.entrySet()) {
            String line = "(?m)^" + setting.getKey() + "=.*$";
            assertThat(Pattern.compile(line).matcher(shipped).find())
                    .as(setting.getKey())
                    .isTrue();
            shipped = shipped.replaceAll(line, Matcher.quoteReplacement(setting.getKey() + "=" + setting.getValue()));
        }
        Files.writeString(
                folder.resolve("slurm.conf"),
                shipped.replaceAll("(?m)^NodeName=.*\n", "").replace("PartitionName=", nodes + "PartitionName=")
                        + "Licenses=net:1\nSlurmctldPort=" + ports.get(0) + "\n"
                        // Without it the daemons listen at every address of this host.
                        + "CommunicationParameters=NoInAddrAny,NoCtldInAddrAny\n"
                        // Slurm holds a job that it starts again back until its old credentials have run out.
                        + "AuthInfo=socket=" + folder + "/munge.socket,cred_expire=5\n"
                        + (keepsAccounts ? SlurmAccounts.settings(folder, ports.get(HOSTS + 1)) : "")
                        // Whatever the test's machine has.
                        + "SlurmdParameters=config_overrides\n"
                        + "SchedulerParameters=batch_sched_delay=1,sched_interval=2\n");
        Files.writeString(folder.resolve("gres.conf"), gres);
        // No part of this lab uses control groups; left to itself slurmd looks for them, and does not start where none
        // are mounted.
        Files.writeString(folder.resolve("cgroup.conf"), "CgroupPlugin=cgroup/v1\n");
    }

    private static String hostName() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    /** What a program needs to find this lab. */
    public Map<String, String> environment() {
        return Map.of("SLURM_CONF", config);
    }

    /** Runs one of Slurm's programs, which has to succeed. */
    public String run(String... command) {
        String program = Programs.find(command[0]).orElseThrow().toString();
        List<String> whole = new ArrayList<>(List.of(command));
        whole.set(0, program);
        ProgramReply reply = Programs.run(whole, environment(), folder, Duration.ofMinutes(1));
        assertThat(reply.exitCode())
                .as(String.join(" ", command) + "\n" + reply.output())
                .isZero();
        return reply.output();
    }

    private void startController() {
        run("slurmctld", "-f", config);
        Awaitility.await("the controller answers")
                .atMost(LIMIT)
                .until(() -> Programs.run(List.of("sinfo"), environment(), folder, Duration.ofMinutes(1))
                        .succeeded());
    }

    /** Ends the controller in order, and starts it again from its saved state. */
    public void restartController() {
        end("ctld");
        startController();
    }

    /** The host loses its power: its daemon and all of its jobs are gone at once. */
    public void cutPower(String host) {
        process(host).ifPresent(ProcessHandle::destroyForcibly);
        ProcessHandle.allProcesses().filter(p -> isJobOf(p, host)).forEach(job -> {
            // The daemon of the job first, which would report its end.
            job.parent().filter(SlurmLab::isStepDaemon).ifPresent(ProcessHandle::destroyForcibly);
            job.destroyForcibly();
        });
        awaitEnd(host);
    }

    private boolean isJobOf(ProcessHandle process, String host) {
        try {
            String environ =
                    Files.readString(Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
            return environ.contains("SLURMD_NODENAME=" + host + "\0")
                    && environ.contains("SLURM_CONF=" + config + "\0");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isStepDaemon(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/comm")).startsWith("slurmstepd");
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<ProcessHandle> process(String daemon) {
        try {
            return ProcessHandle.of(Long.parseLong(
                    Files.readString(folder.resolve(daemon + ".pid")).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void end(String daemon) {
        process(daemon).ifPresent(ProcessHandle::destroy);
        awaitEnd(daemon);
    }

    private void awaitEnd(String daemon) {
        Optional<ProcessHandle> process = process(daemon);
        Awaitility.await(daemon + " ends")
                .atMost(LIMIT)
                .until(() -> process.map(p -> !p.isAlive()).orElse(true));
    }

    @Override
    public void close() throws IOException {
        for (int host = 1; host <= HOSTS; host++) {
            cutPower("bench" + host);
        }
        end("ctld");
        if (accounts != null) {
            accounts.close();
        }
        end("munged");
        FolderTree.delete(folder);
    }
}
