package org.boxsoak.fake;

import java.util.List;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.HostPackage;
import org.boxsoak.bench.HostPackages;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Installs the programs that the tests talk to, once before the first of them, so that a fresh machine runs all and skips none. */
public final class TestHostSetup implements LauncherSessionListener {
    private static final List<HostPackage> NEEDED = List.of(
            HostPackage.program("adb"),
            HostPackage.program("gcc"),
            new HostPackage("libc6-dev", "/usr/include/stdio.h"),
            HostPackage.program("chromium"),
            // Reads and pictures what a browser prints.
            new HostPackage("poppler-utils", "pdftotext"),
            // For Allure 3 and axe-core; brings Node.
            HostPackage.program("npm"),
            HostPackage.program("uhubctl"),
            HostPackage.program("pdudaemon"),
            new HostPackage("procps", "ps"),
            new HostPackage("systemd", "systemd-analyze"),
            new HostPackage("cron", "crontab"),
            HostPackage.program("slurmctld"),
            HostPackage.program("slurmd"),
            new HostPackage("slurm-client", "sbatch"),
            HostPackage.program("munge"),
            // What sacct asks.
            HostPackage.program("slurmdbd"),
            new HostPackage("mariadb-server-core", "mariadbd"),
            // The shells of boxes: busybox on many, mksh on Android.
            HostPackage.program("busybox"),
            HostPackage.program("mksh"));

    private boolean isDone;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!isDone) {
            HostPackages.ofThisHost().require(NEEDED, "the tests", new Cancellation());
            isDone = true;
        }
    }
}
