package org.boxsoak.judge;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.boxsoak.plan.Hotplug;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunEvent;

/** Asks whether the module came back after every plug, as far and as soon as the plan wants it. */
final class WifiCheck implements Check {
    @Override
    public String name() {
        return "wifi-comes-back-after-every-plug";
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        Hotplug hotplug = evidence.plan().hotplug();
        if (hotplug == null) {
            return result(Outcome.UNDECIDED, "The plan plugs nothing.", List.of());
        }
        List<Plug> plugs =
                evidence.plugs().stream().filter(p -> p.ended() != null).toList();
        if (plugs.isEmpty()) {
            return result(Outcome.UNDECIDED, "No plug came to its end.", List.of("journal.jsonl"));
        }
        List<Plug> failed = plugs.stream().filter(p -> !p.isBack()).toList();
        List<String> findings = Stream.concat(
                        Stream.of(PlugTrend.of(plugs)).filter(slower -> !slower.isEmpty()),
                        PlugChange.of(plugs).stream())
                .toList();
        String also = findings.isEmpty() ? "" : " " + findings.get(0);
        if (failed.isEmpty()) {
            return result(Outcome.PASSED, "The module came back after " + count(plugs.size()) + "." + also, findings);
        }
        PlugBlame blame = new PlugBlame(evidence);
        List<Plug> ofTheBox = failed.stream().filter(p -> !blame.isTheBench(p)).toList();
        List<Plug> blamed = ofTheBox.isEmpty() ? failed : ofTheBox;
        return result(
                ofTheBox.isEmpty() ? Outcome.BENCH_FAILED : Outcome.BOX_FAILED,
                "The module did not come back within "
                        + Moments.length(hotplug.comesBackWithin().toMillis() / 1e3) + " after " + failed.size()
                        + " of "
                        + count(plugs.size()) + "; first after plug "
                        + blamed.get(0).number() + ": "
                        + words(blamed.get(0)) + "."
                        + also,
                Stream.concat(
                                failed.stream()
                                        .map(p -> "plug " + p.number() + " at " + Moments.clock(p.at()) + ": "
                                                + words(p)),
                                findings.stream())
                        .toList());
    }

    private CheckResult result(Outcome outcome, String message, List<String> evidence) {
        return new CheckResult(name(), outcome, false, message, evidence);
    }

    private static String count(int plugs) {
        return plugs == 1 ? "the one plug" : plugs + " plugs";
    }

    private static String words(Plug plug) {
        RunEvent.PlugEnded ended = Objects.requireNonNull(plug.ended());
        String what = switch (ended.outcome()) {
            case "not-unplugged" -> "the relay had not unplugged it";
            case "no-device" -> "the device did not appear";
            case "no-driver" -> "no driver was bound to it";
            case "no-interface" -> "its network interface did not appear";
            case "box-rebooted" -> "the box rebooted instead";
            case "box-lost" -> "the box stopped answering";
            default -> ended.outcome();
        };
        return ended.detail().isEmpty() ? what : what + " (" + ended.detail() + ")";
    }
}
