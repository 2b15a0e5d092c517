package org.boxsoak.klog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.boxsoak.allocator.AllocationVerdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every log of the corpus tells exactly the events that its heading names, with the values that it names. */
class LogCorpusTests {
    static List<LogCorpus> all() {
        return LogCorpus.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_log_tells_its_events_and_no_others(LogCorpus log) {
        List<ExplainedEvent> events = KernelLog.events(log.text());

        assertThat(events.stream()
                        .map(e -> e.event().line() + " " + e.event().kind().word()))
                .containsExactlyElementsOf(log.events().stream()
                        .map(e -> e.line() + " " + e.kind())
                        .toList());
        for (int i = 0; i < events.size(); i++) {
            Map<String, String> expected = log.events().get(i).values();
            Map<String, String> found = values(events.get(i));
            found.keySet().retainAll(expected.keySet());
            assertThat(found).as("line %d", events.get(i).event().line()).containsExactlyInAnyOrderEntriesOf(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_log_reads_the_same_byte_by_byte(LogCorpus log) {
        List<ExplainedEvent> events = new ArrayList<>();
        KernelLog whole = new KernelLog(events::add);
        byte[] bytes = log.text().getBytes(StandardCharsets.UTF_8);

        for (int i = 0; i < bytes.length; i++) {
            whole.feed(bytes, i, i + 1);
        }
        whole.end();

        assertThat(events).isEqualTo(KernelLog.events(log.text()));
    }

    @Test
    void the_corpus_is_not_empty() {
        assertThat(LogCorpus.all()).hasSizeGreaterThan(100);
        assertThat(LogCorpus.all().stream().filter(l -> l.events().isEmpty())).hasSizeGreaterThan(8);
    }

    private static Map<String, String> values(ExplainedEvent explained) {
        KernelEvent event = explained.event();
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "process", event.scene().process());
        put(values, "pid", event.scene().pid());
        put(values, "release", event.scene().release());
        if (event instanceof AllocationFailure failure) {
            put(values, failure.verdict());
            StackFrame requester = failure.requester();
            put(
                    values,
                    "requester",
                    requester == null ? null : requester.place().replace(" ", ""));
        } else {
            put(values, "title", event.title());
        }
        if (event instanceof OomKill kill && kill.verdict() != null) {
            put(values, kill.verdict());
        }
        if (event instanceof Oops oops) {
            StackFrame place = oops.place();
            put(values, "address", oops.address());
            put(values, "module", place == null ? null : place.module());
        }
        if (!explained.leadsTo().isEmpty()) {
            put(
                    values,
                    "causes",
                    explained.leadsTo().stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return values;
    }

    private static void put(Map<String, String> values, AllocationVerdict verdict) {
        put(values, "order", verdict.request().order());
        put(values, "gfp", verdict.request().gfp().name());
        put(values, "verdict", verdict.outcome().word());
    }

    /** In headings {@code _} stands for a blank; a name's own underscores are treated alike. */
    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString().replace('_', ' '));
        }
    }
}
