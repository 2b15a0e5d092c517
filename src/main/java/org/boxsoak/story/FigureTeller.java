package org.boxsoak.story;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.boxsoak.judge.Counter;
import org.boxsoak.judge.CounterJudgement;
import org.boxsoak.judge.Evidence;
import org.boxsoak.judge.Judgement;
import org.boxsoak.judge.KernelTale;
import org.boxsoak.judge.RateJudgements;
import org.boxsoak.leak.LeakRate;
import org.boxsoak.plan.GrowthRate;
import org.boxsoak.record.RunEvent;
import org.boxsoak.report.Marker;
import org.boxsoak.report.PlugStory;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.RunStory;
import org.jspecify.annotations.Nullable;

/** Tells a judged run in numbers. */
public final class FigureTeller {
    private FigureTeller() {}

    public static RunFigures of(Judgement judgement, RunStory story) {
        Evidence evidence = judgement.evidence();
        List<KernelTale.Moment> moments = evidence.kernel().decidingMoments();
        int crashes = (int) moments.stream().filter(KernelTale.Moment::isCrash).count();
        return new RunFigures(
                RunFigures.FORMAT,
                evidence.recording().info().id(),
                story.title().plan(),
                story.title().box(),
                story.title().model(),
                story.title().build(),
                story.title().kernel(),
                story.title().start().toString(),
                story.title().duration().toMillis() / 1e3,
                judgement.verdict().verdict(),
                course(evidence, "order-4 usable"),
                course(evidence, "order-4 strict"),
                course(evidence, "free outside CMA"),
                plugs(story),
                (int) evidence.recording().journal().stream()
                        .filter(l -> l.event() instanceof RunEvent.BoxRebooted)
                        .count(),
                (int) story.timeline().markers().stream()
                        .filter(m -> m.kind() == Marker.Kind.ALLOCATION_FAILURE)
                        .count(),
                crashes,
                story.timeline().gaps().size(),
                evidence.observations().ticks().size(),
                forbidden(evidence),
                RateJudgements.of(evidence).stream().map(FigureTeller::rate).toList());
    }

    private static double forbidden(Evidence evidence) {
        GrowthRate forbidden = evidence.plan().expect().forbiddenLeak();
        return forbidden == null ? 0 : forbidden.bytesPerHour();
    }

    private static RunFigures.@Nullable Course course(Evidence evidence, String name) {
        Counter counter = evidence.observations().counter(name);
        if (counter == null || counter.size() == 0) {
            return null;
        }
        double least = counter.value(0);
        for (int i = 1; i < counter.size(); i++) {
            least = Math.min(least, counter.value(i));
        }
        return new RunFigures.Course(counter.value(0), least, counter.value(counter.size() - 1));
    }

    private static RunFigures.Plugs plugs(RunStory story) {
        Duration slowest = story.plugs().stream()
                .map(PlugStory::ready)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new RunFigures.Plugs(
                story.plugs().size(),
                (int) story.plugs().stream().filter(PlugStory::good).count(),
                slowest == null ? null : slowest.toMillis() / 1e3);
    }

    private static RunFigures.Rate rate(CounterJudgement judged) {
        LeakRate rate = RateJudgements.bytesPerHour(judged);
        return new RunFigures.Rate(
                judged.name(),
                judged.judgement().verdict().word(),
                finite(rate.perHour()),
                finite(rate.low90()),
                finite(rate.high90()),
                finite(rate.smallestDetectablePerHour()));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
