package org.boxsoak.schedule;

import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.MissingSetupException;

/** A scheduler of this host that can be given nights. */
public interface NightScheduler {
    /** What people call it. */
    String title();

    /** @throws MissingSetupException when this host does not run it; the message says what to do instead */
    void require();

    /** The nights that it has, by name. */
    List<ScheduledNight> nights();

    /** What {@link #add} would write, for people. */
    String preview(ScheduledNight night);

    /**
     * Gives it the night.
     *
     * @return what else is worth to know, one sentence a line; may be empty
     * @throws BenchException when it refuses; nothing is left behind then
     */
    List<String> add(ScheduledNight night);

    /** Takes the night away; a run that goes on is left alone. */
    void remove(ScheduledNight night);
}
