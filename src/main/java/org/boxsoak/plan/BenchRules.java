package org.boxsoak.plan;

import java.util.List;
import org.boxsoak.plan.yaml.Reading;

/** Refuses benches whose parts cannot stand on one desk, and plans that need what their bench lacks. */
final class BenchRules {
    /** What a kernel needs beside CMA to boot with its modules and a shell. */
    private static final Bytes LEAST_BESIDE_CMA = Bytes.parse("96M");

    private static final long MEBIBYTE = Bytes.parse("1M").count();

    /** Kernel options that have a key of their own here, or that the virtual box sets for itself. */
    private static final List<String> TAKEN = List.of("cma", "mem", "console", "panic", "maxcpus", "nr_cpus");

    private final Bench bench;
    private final Reading file;

    private BenchRules(Bench bench, Reading file) {
        this.bench = bench;
        this.file = file;
    }

    static void check(Bench bench, Reading file) {
        BenchRules rules = new BenchRules(bench, file);
        if (bench.box() instanceof BoxUnderTest.Virtual box) {
            rules.virtual(box);
        } else {
            rules.real();
        }
    }

    /** The plan's own demands on its bench; reported in the plan, since another bench may serve it. */
    static void checkFor(TestPlan plan, Reading planFile, Bench bench) {
        if (plan.hotplug() != null && bench.relay() == null) {
            planFile.refuse(
                    "nothing can be plugged: the bench '" + bench.name()
                            + "' has no relay; give it one, e.g. 'relay: { type: manual }', which asks a person",
                    "hotplug");
        }
    }

    private void virtual(BoxUnderTest.Virtual box) {
        if (box.memory().count() - box.cma().count() < LEAST_BESIDE_CMA.count()) {
            file.refuse(
                    "cma of " + box.cma() + " leaves too little of " + box.memory() + " of memory: at least "
                            + LEAST_BESIDE_CMA + " must remain beside it",
                    "box.virtual.cma",
                    "box.virtual.memory");
        }
        wholeMebibytes(box.memory(), "box.virtual.memory");
        wholeMebibytes(box.cma(), "box.virtual.cma");
        for (int i = 0; i < box.parameters().size(); i++) {
            String name = box.parameters().get(i).replaceFirst("=.*", "");
            if (TAKEN.contains(name)) {
                file.refuse(
                        "the virtual box sets the kernel option '" + name + "' itself"
                                + (name.equals("cma") ? "; use the key 'cma'" : ""),
                        file.has("box.virtual.parameters[" + i + "]")
                                ? "box.virtual.parameters[" + i + "]"
                                : "box.virtual.parameters");
            }
        }
        file.refuseIfPresent(
                "a virtual box has no power or port of its own that could be switched; leave this out",
                "recovery",
                "box");
        if (bench.console() != null) {
            file.refuse("a virtual box brings its own console; leave this out", "console");
        }
        if (file.has("adb-server.host") && !isLoopback(bench.adbServer().host())) {
            file.refuse(
                    "a virtual box listens on this host's loopback only; an adb server on '"
                            + bench.adbServer().host() + "' cannot reach it",
                    "adb-server.host",
                    "box");
        }
    }

    private void real() {
        RelaySettings relay = bench.relay();
        if (relay != null && relay.type().equals(RelaySettings.QMP_TYPE)) {
            file.refuse(
                    "a relay of type 'qmp' is part of the virtual box; this bench has a real one", "relay.type", "box");
        }
        RelaySettings power = bench.recovery().power();
        if (power != null && power.type().equals(RelaySettings.QMP_TYPE)) {
            file.refuse(
                    "a relay of type 'qmp' plugs modules of the virtual box, it switches no power",
                    "recovery.power.type");
        }
        if (bench.box() instanceof BoxUnderTest.Local) {
            file.refuseIfPresent(
                    "a local box is this host, which nobody brings back; leave this out", "recovery", "box");
            file.refuseIfPresent("a local box is not reached over adb; leave this out", "adb-server", "box");
        }
    }

    private void wholeMebibytes(Bytes size, String path) {
        if (size.count() % MEBIBYTE != 0) {
            file.refuse(size + " is no whole number of MiB, which the virtual box needs; write e.g. 512M", path);
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }
}
