package org.boxsoak.fake;

import java.time.Duration;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.ShellReply;
import org.boxsoak.relay.Person;
import org.boxsoak.relay.RelayContext;

/** What relays get beside their settings, in tests. */
public final class RelayContexts {
    private RelayContexts() {}

    /** A clock of the test's own, a box that fails whoever asks it, and nobody to lend a hand. */
    public static RelayContext of(ManualClock clock) {
        return new RelayContext(new NoBox(), clock, new Cancellation(), Person.nobody());
    }

    private record NoBox() implements BoxShell {
        @Override
        public ShellReply run(String command, Duration deadline) {
            throw new AssertionError("this relay should not ask the box: " + command);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
