package org.boxsoak.reader;

import java.time.Duration;
import java.util.List;
import org.boxsoak.box.ShellWord;
import org.boxsoak.record.SampleSource;

/**
 * What a reader is to do.
 *
 * @param mark what its lines begin with
 * @param tick time between two readings
 */
record ReaderRequest(String mark, Duration tick, List<SampleSource> sources) {
    ReaderRequest {
        sources = List.copyOf(sources);
    }

    /** After how many ticks a source is due again: its period as a multiple of the tick, at least one. */
    long everyTicks(SampleSource source) {
        return Math.max(1, Math.round((double) source.every().toMillis() / tick.toMillis()));
    }

    /** The command line that starts the program at this place on the box. */
    String commandOf(String program) {
        StringBuilder command = new StringBuilder("exec " + program + " --mark " + mark + " --stream "
                + StreamParser.NEWEST_STREAM + " --tick " + tick.toMillis());
        for (SampleSource source : sources) {
            String what = source.name() + " " + everyTicks(source) + " " + source.path();
            command.append(" --source ").append(ShellWord.quote(what));
        }
        return command.toString();
    }
}
