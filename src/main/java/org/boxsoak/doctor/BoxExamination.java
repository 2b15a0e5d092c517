package org.boxsoak.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxIdentity;
import org.boxsoak.plan.Sampling;
import org.boxsoak.record.SampleSource;

/** Looks at a box that answers: rights, counters, logs, clock, speed of the link. */
final class BoxExamination {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int QUESTIONS = 5;
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration TOO_SLOW = Duration.ofSeconds(4);
    private static final Duration CLOCKS_APART = Duration.ofSeconds(2);
    private static final long LEAST_SPACE_KIB = 4 * 1024;
    private static final String ROOT =
            "Run 'adb root' (userdebug and eng builds), or let the vendor give you such a build.";

    private final Box box;
    private final List<Finding> findings = new ArrayList<>();

    private BoxExamination(Box box) {
        this.box = box;
    }

    static List<Finding> examine(Box box, RunClock clock) {
        BoxExamination examination = new BoxExamination(box);
        examination.identity();
        examination.link();
        Instant asked = clock.now();
        List<SampleSource> sources = SampleSource.standard(Sampling.usual()).stream()
                .filter(SampleSource::isOneFile)
                .toList();
        examination.facts(BoxFacts.ask(box.shell(), sources, DEADLINE), sources, asked);
        return examination.findings;
    }

    private void identity() {
        BoxIdentity who = box.identity(DEADLINE);
        findings.add(Finding.ok(
                "box-identity",
                (who.model().isEmpty() ? "a box without a model name" : who.model()) + ", kernel " + who.kernelRelease()
                        + (who.androidRelease().isEmpty() ? "" : ", Android " + who.androidRelease()) + ", up for "
                        + box.uptime(DEADLINE).toMinutes() + " min, boot "
                        + box.bootId(DEADLINE)));
    }

    /** Time-outs: how near the link's usual answer comes to the deadlines that a run works with. */
    private void link() {
        Duration worst = Duration.ZERO;
        Duration sum = Duration.ZERO;
        for (int i = 0; i < QUESTIONS; i++) {
            Duration took = box.shell().run(":", DEADLINE).took();
            worst = took.compareTo(worst) > 0 ? took : worst;
            sum = sum.plus(took);
        }
        String found = String.format(
                Locale.ROOT,
                "%d questions took %d ms on average, %d ms at most; a run calls the box lost after %d s",
                QUESTIONS,
                sum.toMillis() / QUESTIONS,
                worst.toMillis(),
                TOO_SLOW.toSeconds());
        String mend =
                "See the cable, the hub and what else loads the box or this host; a box on wifi belongs on Ethernet.";
        findings.add(
                worst.compareTo(TOO_SLOW) >= 0
                        ? Finding.failed("time-outs", found, mend)
                        : worst.compareTo(SLOW) >= 0
                                ? Finding.warning("time-outs", found, mend)
                                : Finding.ok("time-outs", found));
    }

    private void facts(BoxFacts facts, List<SampleSource> sources, Instant asked) {
        findings.add(
                facts.isRoot()
                        ? Finding.ok("root", "the shell is root")
                        : Finding.warning("root", "the shell is user " + facts.get("uid") + ", not root", ROOT));
        selinux(facts);
        sources.forEach(source -> source(facts, source));
        kernelLog(facts);
        findings.add(
                facts.has("tracefs")
                        ? Finding.ok("tracefs", facts.get("tracefs") + " with the events of the page allocator")
                        : Finding.warning(
                                "tracefs",
                                "no events of the page allocator that this shell may switch on: 'boxsoak trace' will not work",
                                facts.isRoot()
                                        ? "Mount it: mount -t tracefs tracefs /sys/kernel/tracing; a kernel without"
                                                + " CONFIG_FTRACE has none."
                                        : ROOT));
        pstore(facts);
        clock(facts, asked);
        space(facts);
    }

    private void selinux(BoxFacts facts) {
        String mode = facts.get("selinux");
        boolean enforcing = mode.equals("1") || mode.equalsIgnoreCase("Enforcing");
        if (!enforcing) {
            findings.add(Finding.ok("selinux", mode.isEmpty() ? "not on this box" : "permissive"));
        } else if (facts.isRoot()) {
            findings.add(Finding.ok("selinux", "enforcing; a root shell of adb may read what a run reads"));
        } else {
            findings.add(Finding.warning(
                    "selinux",
                    "enforcing: it may hide counters from a shell that is not root",
                    ROOT + " Or, for the night only: setenforce 0."));
        }
    }

    private void source(BoxFacts facts, SampleSource source) {
        String check = "source-" + source.name();
        String said = facts.get("read:" + source.path());
        if (said.equals(BoxFacts.READABLE)) {
            findings.add(Finding.ok(check, source.path() + " can be read"));
            return;
        }
        String found = source.path() + " cannot be read (" + said + "): the run does without " + source.loss();
        findings.add(
                source.name().equals("meminfo")
                        ? Finding.failed(check, found, ROOT)
                        : Finding.warning(check, found, ROOT));
    }

    private void kernelLog(BoxFacts facts) {
        boolean isThere =
                facts.has("kmsg") || (facts.has("dmesg") && !facts.get("dmesg").equals("0"));
        findings.add(
                isThere
                        ? Finding.ok(
                                "kernel-log",
                                (facts.has("kmsg") ? "/dev/kmsg can be followed" : "dmesg can be polled")
                                        + "; it holds " + facts.get("dmesg") + " lines")
                        : Finding.warning(
                                "kernel-log",
                                "neither /dev/kmsg nor dmesg can be read: without a console no failed allocation is seen",
                                ROOT + " Or add 'console:' to the bench."));
    }

    private void pstore(BoxFacts facts) {
        String backend = facts.get("pstore");
        if (facts.has("last_kmsg")) {
            findings.add(Finding.ok("pstore", "/proc/last_kmsg holds the last words of the boot before"));
        } else if (facts.has("pstore-readable") && !backend.isEmpty() && !backend.startsWith("(null")) {
            findings.add(Finding.ok(
                    "pstore",
                    "kept by " + backend
                            + (facts.has("dumps") ? "; now there: " + facts.get("dumps") : "; empty now")));
        } else {
            findings.add(
                    Finding.warning(
                            "pstore",
                            "nothing keeps the kernel's last words over a crash"
                                    + (facts.has("pstore-readable") ? " (no backend)" : " (not readable)"),
                            "Reserve memory for ramoops in the device tree (CONFIG_PSTORE_RAM), or add 'console:' to the bench."));
        }
    }

    private void clock(BoxFacts facts, Instant asked) {
        try {
            Instant there = Instant.ofEpochSecond(Long.parseLong(facts.get("date")));
            Duration apart = Duration.between(asked, there).abs();
            String found = "the box's clock is " + (there.isBefore(asked) ? "behind" : "ahead") + " by about "
                    + apart.toSeconds() + " s";
            findings.add(
                    apart.compareTo(CLOCKS_APART.plus(facts.took())) <= 0
                            ? Finding.ok(
                                    "clock",
                                    "this host's clock and the box's differ by less than "
                                            + CLOCKS_APART.plus(facts.took()).toSeconds() + " s")
                            : Finding.warning(
                                    "clock",
                                    found
                                            + "; a run orders events by its own clock, but logs of the box carry its time",
                                    "Let the box reach a time server, or set it: date -u " + "@$(date +%s)"));
        } catch (NumberFormatException e) {
            findings.add(
                    Finding.warning("clock", "the box does not tell its time", "See that 'date +%s' works there."));
        }
    }

    private void space(BoxFacts facts) {
        String kib = facts.get("space");
        if (!kib.matches("\\d+")) {
            findings.add(Finding.warning(
                    "box-space",
                    "the free space of /data/local/tmp is not known",
                    "See 'df -k /data/local/tmp' there."));
            return;
        }
        String found = Long.parseLong(kib) / 1024 + " MiB free on the box for what a run puts there";
        findings.add(
                Long.parseLong(kib) >= LEAST_SPACE_KIB
                        ? Finding.ok("box-space", found)
                        : Finding.warning("box-space", found, "Remove files from /data/local/tmp on the box."));
    }
}
