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
        List<Marker> events = story.timeline().markers().stream()
                .filter(m -> m.kind() != Marker.Kind.CYCLE && m.kind() != Marker.Kind.UNPLUG)
                .sorted(Comparator.comparing((Marker m) -> status(m, plugAt(story, m)) != Status.FAILED)
                        .thenComparing(Marker::kind, Comparator.reverseOrder()))
                .limit(MOST)
                .sorted(Comparator.comparing(Marker::at).thenComparing(Marker::kind))
                .toList();
        for (Marker event : events) {
            add(lifecycle, story, event);
        }
    }

    private static void add(AllureLifecycle lifecycle, RunStory story, Marker event) {
        PlugStory plug = plugAt(story, event);
        Duration took = plug.ready() == null ? Duration.ZERO : plug.ready();
        long start = story.title().start().plus(event.at()).toEpochMilli();
        StepResult step = new StepResult().setName(name(event, plug)).setStatus(status(event, plug));
        String uuid = UUID.randomUUID().toString();
        lifecycle.startStep(uuid, step);
        lifecycle.stopStep(uuid);
        // The lifecycle has set its own times by now; the event's are the true ones.
        step.setStart(start).setStop(start + took.toMillis());
    }

    private static String name(Marker event, PlugStory plug) {
        return RunTimes.exact(event.at()) + " " + event.label() + (plug.remark().isEmpty() ? "" : ": " + plug.remark());
    }

    private static Status status(Marker event, PlugStory plug) {
        return switch (event.kind()) {
            case CYCLE, NOTE, UNPLUG -> Status.PASSED;
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
