package org.boxsoak.console;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps what a console tells. */
final class Heard implements Consumer<ConsoleEvent> {
    private final List<ConsoleEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void accept(ConsoleEvent event) {
        events.add(event);
    }

    List<ConsoleLine> lines() {
        return events.stream()
                .filter(ConsoleLine.class::isInstance)
                .map(ConsoleLine.class::cast)
                .toList();
    }

    List<String> texts() {
        return lines().stream().map(ConsoleLine::text).toList();
    }

    List<Class<?>> kinds() {
        return events.stream().<Class<?>>map(Object::getClass).toList();
    }

    /** The first event of the kind, waited for. */
    <E extends ConsoleEvent> E first(Class<E> kind) {
        await(kind.getSimpleName()).atMost(Duration.ofSeconds(20)).until(() -> kinds().contains(kind));
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    void awaitTexts(String... texts) {
        await("lines " + List.of(texts)).atMost(Duration.ofSeconds(20)).until(() -> texts().equals(List.of(texts)));
    }
}
