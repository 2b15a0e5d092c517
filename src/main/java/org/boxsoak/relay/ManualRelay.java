package org.boxsoak.relay;

import java.time.Duration;
import org.boxsoak.bench.Cancellation;

/** A person's hand. It is believed. */
final class ManualRelay implements Relay {
    private final Person person;
    private final String module;
    private final Duration limit;
    private final Cancellation cancellation;
    private RelayState said = RelayState.UNKNOWN;

    ManualRelay(Person person, String module, Duration limit, Cancellation cancellation) {
        this.person = person;
        this.module = module;
        this.limit = limit;
        this.cancellation = cancellation;
    }

    @Override
    public void on() {
        ask("plug " + module + " in", RelayState.ON);
    }

    @Override
    public void off() {
        ask("unplug " + module, RelayState.OFF);
    }

    private void ask(String request, RelayState wanted) {
        if (said != wanted) {
            person.ask(request, limit, cancellation);
            said = wanted;
        }
    }

    @Override
    public RelayState state() {
        return said;
    }

    @Override
    public void close() {
        // A person is free to go.
    }
}
