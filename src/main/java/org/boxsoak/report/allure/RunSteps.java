package org.boxsoak.report.allure;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.boxsoak.report.Marker;
import org.boxsoak.report.PlugStory;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.page.RunTimes;

/** The run's events as Allure steps, at the times when they happened. */
final class RunSteps {
    /** Hundreds of steps freeze the page of a test; the most telling events stay. */
    private static final int MOST = 60;

    private RunSteps() {}

    static void add(AllureLifecycle lifecycle, RunStory story) {
        List<Marker> markers = story.timeline().markers();
        List<Marker> events = markers.stream()
                .filter(m -> !m.isDivision() && m.kind() != Marker.Kind.UNPLUG)
                .sorted(Comparator.comparing((Marker m) -> status(m, plugAt(story, m)) != Status.FAILED)
                        .thenComparing(Marker::kind, Comparator.reverseOrder()))
                .limit(MOST)
                .sorted(Comparator.comparing(Marker::at).thenComparing(Marker::kind))
                .toList();
        List<Marker> phases = markers.stream()
                .filter(m -> m.kind() == Marker.Kind.PHASE)
                .sorted(Comparator.comparing(Marker::at))
                .toList();
        Duration first = phases.isEmpty() ? null : phases.get(0).at();
        events.stream()
                .filter(e -> first == null || e.at().compareTo(first) < 0)
                .forEach(e -> add(lifecycle, story, e));
        for (int i = 0; i < phases.size(); i++) {
            Duration from = phases.get(i).at();
            Duration to = i + 1 < phases.size()
                    ? phases.get(i + 1).at()
                    : story.title().duration();
            boolean isLast = i + 1 == phases.size();
            addPhase(
                    lifecycle,
                    story,
                    phases.get(i),
                    to,
                    events.stream()
                            .filter(e -> e.at().compareTo(from) >= 0 && (isLast || e.at().compareTo(to) < 0))
                            .toList());
        }
    }

    private static void addPhase(
            AllureLifecycle lifecycle, RunStory story, Marker phase, Duration to, List<Marker> events) {
        boolean failed = events.stream().anyMatch(e -> status(e, plugAt(story, e)) == Status.FAILED);
        String name = RunTimes.exact(phase.at()) + " " + phase.label();
        step(
                lifecycle,
                story,
                name,
                failed ? Status.FAILED : Status.PASSED,
                phase.at(),
                to,
                () -> events.forEach(e -> add(lifecycle, story, e)));
    }

    private static void add(AllureLifecycle lifecycle, RunStory story, Marker event) {
        PlugStory plug = plugAt(story, event);
        Duration took = plug.ready() == null ? Duration.ZERO : plug.ready();
        step(
                lifecycle,
                story,
                name(event, plug),
                status(event, plug),
                event.at(),
                event.at().plus(took),
                () -> {});
    }

    private static void step(
            AllureLifecycle lifecycle,
            RunStory story,
            String name,
            Status status,
            Duration from,
            Duration to,
            Runnable inside) {
        StepResult step = new StepResult().setName(name).setStatus(status);
        String uuid = UUID.randomUUID().toString();
        lifecycle.startStep(uuid, step);
        inside.run();
        lifecycle.stopStep(uuid);
        // The lifecycle has set its own times by now; the event's are the true ones.
        step.setStart(story.title().start().plus(from).toEpochMilli());
        step.setStop(story.title().start().plus(to).toEpochMilli());
    }

    private static String name(Marker event, PlugStory plug) {
        return RunTimes.exact(event.at()) + " " + event.label() + (plug.remark().isEmpty() ? "" : ": " + plug.remark());
    }

    private static Status status(Marker event, PlugStory plug) {
        return switch (event.kind()) {
            case PHASE, CYCLE, NOTE, UNPLUG -> Status.PASSED;
            case PLUG -> plug.good() ? Status.PASSED : Status.FAILED;
            case REBOOT, ALLOCATION_FAILURE, CRASH -> Status.FAILED;
        };
    }

    /** The plug that this marker stands for; a good one without a remark where it is none. */
    private static PlugStory plugAt(RunStory story, Marker event) {
        return story.plugs().stream()
                .filter(p -> event.kind() == Marker.Kind.PLUG && p.plugged().equals(event.at()))
                .findFirst()
                .orElse(new PlugStory(0, null, event.at(), null, null, true, ""));
    }
}
