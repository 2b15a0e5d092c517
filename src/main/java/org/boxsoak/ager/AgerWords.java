package org.boxsoak.ager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.box.BoxStream;
import org.boxsoak.box.BoxUnreachableException;
import org.jspecify.annotations.Nullable;

/** Listens to the ager on the box, in a thread of its own until the ager ends. */
final class AgerWords {
    /** It speaks each second; a box that is silent for so long is gone or hangs. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static final int MOST_NOTES = 20;
    /** Exit codes of the ager, see options.c: the free lists cannot be read; it tried for some seconds. */
    private static final int BLIND = 5;

    private static final int NOT_REACHED = 8;

    private final BoxStream stream;
    private final List<String> notes = new ArrayList<>();
    private @Nullable AgerState latest;
    private @Nullable AgerState reached;
    private @Nullable String fault;
    private boolean gaveUp;
    private boolean saidGoodbye;
    private boolean ended;

    AgerWords(BoxStream stream) {
        this.stream = stream;
        Thread thread = new Thread(this::listen, "ager-words");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            String line;
            while ((line = stream.readLine(LONGEST_SILENCE)) != null) {
                hear(AgerLine.parse(line));
            }
            end(null);
        } catch (BoxUnreachableException e) {
            end(e.getMessage());
        }
    }

    private synchronized void end(@Nullable String why) {
        ended = true;
        fault = why == null ? fault : why;
    }

    private synchronized void hear(AgerLine line) {
        if (line instanceof AgerLine.Seen seen) {
            latest = seen.state();
            reached = firstReached(reached, seen.state());
        } else if (line instanceof AgerLine.Note note) {
            note(note.message());
            fault = note.code() != 0 && fault == null ? note.message() : fault;
            gaveUp |= note.code() == BLIND || note.code() == NOT_REACHED;
        } else if (line instanceof AgerLine.Ended last) {
            ended = true;
            saidGoodbye = true;
            fault = last.code() != 0 && fault == null ? last.why() : fault;
        } else if (line instanceof AgerLine.Other other && !other.text().isBlank()) {
            note(other.text().strip());
        }
    }

    private void note(String text) {
        if (notes.size() < MOST_NOTES) {
            notes.add(text);
        }
    }

    synchronized @Nullable AgerState latest() {
        return latest;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Whether the ager is heard no more without a word on why: the link to it is lost, or the box. One that cannot start leaves words. */
    synchronized boolean wasCutOff() {
        return ended && !saidGoodbye && (latest != null || notes.isEmpty());
    }

    /** Whether the ager has done what is possible, and that is not what was wished, or nobody can see whether it is. */
    synchronized boolean hasFailed() {
        return gaveUp && latest != null && latest.isHolding();
    }

    /** Whatever the box takes or gives back later, this is what the wish came to. */
    private static @Nullable AgerState firstReached(@Nullable AgerState before, AgerState now) {
        boolean isReached = now.isHolding() && now.reached();
        return isReached && (before == null || before.asked() < now.asked()) ? now : before;
    }

    /** The state in which the wish that was uttered last, after so many others, was fulfilled; null while it is not. */
    synchronized @Nullable AgerState reached(int asked) {
        return !ended && reached != null && reached.asked() >= asked ? reached : null;
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    /** What is in the way, as far as it was said; empty if nothing was. */
    synchronized String complaints() {
        return fault != null ? fault : String.join("; ", notes);
    }
}
