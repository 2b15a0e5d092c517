package org.boxsoak.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxStream;
import org.boxsoak.box.BoxUnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's log of a box without a serial console, followed through its shell: {@code /dev/kmsg}, or {@code dmesg -w}, or dmesg again
 * and again. After a reboot the dying words of the boot before come first, from pstore or {@code /proc/last_kmsg}, as far as they had not
 * been read. A box that hangs or loses its power leaves none: that only a serial console hears.
 */
public final class KernelLogSource implements ConsoleSource {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** A box that reboots is asked again this often; its shell is others' too. */
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final String REFUSED = "nothing";
    private static final Duration REFUSED_FOR = Duration.ofSeconds(30);
    // Says first how, and in which boot since when: what follows is the log. Polling shows the last lines again and
    // again.
    private static final String FOLLOW = "read u r </proc/uptime; read b </proc/sys/kernel/random/boot_id; "
            + "if [ -r /dev/kmsg ] && (: </dev/kmsg) 2>/dev/null; then echo \"follow kmsg $b $u\"; exec cat /dev/kmsg; fi; "
            + "if ! dmesg >/dev/null 2>&1; then echo \"follow nothing $b $u\"; exit 1; fi; "
            + "if dmesg --help 2>&1 | grep -q -e '-w'; then echo \"follow dmesg-w $b $u\"; exec dmesg -w; fi; "
            + "echo \"follow dmesg $b $u\"; while dmesg | tail -n 500; do sleep 2; done";

    private final Box box;
    private final RunClock clock;
    private final KernelLogPlace place = new KernelLogPlace();
    private final LastWords lastWords;
    private Duration notBefore = Duration.ZERO;
    private volatile String how = "";
    private volatile String followedBoot = "";

    public KernelLogSource(Box box, RunClock clock) {
        this.box = box;
        this.clock = clock;
        this.lastWords = new LastWords(box.shell());
    }

    @Override
    public ConsoleLink open() throws IOException {
        if (clock.elapsed().compareTo(notBefore) < 0) {
            throw new IOException("the box was asked a moment ago");
        }
        notBefore = clock.elapsed().plus(ASK_EVERY);
        try {
            return follow();
        } catch (BenchException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private ConsoleLink follow() throws IOException {
        BoxStream stream = box.stream(FOLLOW, DEADLINE);
        try {
            String line = stream.readLine(DEADLINE);
            String[] words = line == null ? new String[0] : line.split(" ");
            if (words.length != 4 || !words[0].equals("follow")) {
                throw new IOException("the box's shell said '" + line + "' where its kernel's log should begin");
            }
            how = words[1];
            if (how.equals(REFUSED)) {
                notBefore = clock.elapsed().plus(REFUSED_FOR);
                throw new IOException("this shell may read neither /dev/kmsg nor dmesg; 'adb root' gives the right");
            }
            Link link = new Link(stream, place, begin(words[2], words[3]));
            followedBoot = words[2];
            return link;
        } catch (BenchException | IOException e) {
            stream.close();
            throw e;
        }
    }

    /**
     * Waits until the box's present boot is followed, so that what the boot before left is read before the run's end; not for a box that
     * does not answer, or refuses its log.
     */
    public void catchUp(Duration limit, Cancellation cancellation) {
        Duration end = clock.elapsed().plus(limit);
        try {
            String boot = box.bootId(DEADLINE).value();
            while (!followedBoot.equals(boot)
                    && !how.equals(REFUSED)
                    && clock.elapsed().compareTo(end) < 0
                    && !cancellation.isRequested()) {
                clock.waitUntil(clock.elapsed().plus(LOOK_EVERY), cancellation);
            }
        } catch (BenchException e) {
            // Nothing can be read from a box that is away.
        }
    }

    /** The lines that the boot before left and that were not read while it lived; none where there was none. */
    private List<String> begin(String bootId, String uptime) {
        if (!place.isKnown()) {
            place.begin(bootId, Math.round(Double.parseDouble(uptime) * 1e6));
            lastWords.remember();
            return List.of();
        }
        if (place.isIn(bootId)) {
            return List.of();
        }
        List<String> left = lastWords.ofTheBootBefore().stream()
                .filter(line -> !place.hasRead(line))
                .map(KernelLogLine::text)
                .toList();
        place.begin(bootId, -1);
        return left;
    }

    @Override
    public String describe() {
        return "kernel log of box " + box.id() + " (" + (how.isEmpty() ? "by its shell" : how) + ")";
    }

    /** Gives the new lines of the stream as bytes, each with a line feed. */
    private static final class Link implements ConsoleLink {
        private final BoxStream stream;
        private final KernelLogPlace place;
        private byte[] pending;
        private int given;

        Link(BoxStream stream, KernelLogPlace place, List<String> before) {
            this.stream = stream;
            this.place = place;
            StringBuilder text = new StringBuilder();
            before.forEach(line -> text.append(line).append('\n'));
            this.pending = text.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read(byte[] buffer) throws IOException {
            if (given == pending.length) {
                String line = nextLine();
                if (line == null) {
                    return GONE;
                }
                pending = line.getBytes(StandardCharsets.UTF_8);
                given = 0;
            }
            int count = Math.min(buffer.length, pending.length - given);
            System.arraycopy(pending, given, buffer, 0, count);
            given += count;
            return count;
        }

        /** The next new line; empty: none came in time; null: the stream has ended. */
        private @Nullable String nextLine() throws IOException {
            try {
                String line = stream.readLine(LONGEST_WAIT);
                if (line == null) {
                    return null;
                }
                if (line.startsWith(BoxStream.LOST)) {
                    return line + "\n";
                }
                KernelLogLine parsed = KernelLogLine.parse(line);
                String text = parsed == null ? null : place.next(parsed);
                long missed = place.takeMissed();
                String gap = missed == 0
                        ? ""
                        : "boxsoak: " + missed + " lines of the kernel's log were overwritten unread\n";
                return text == null ? gap : gap + text + "\n";
            } catch (BoxUnreachableException e) {
                if (e.kind() == BoxUnreachableException.Kind.DEADLINE) {
                    return "";
                }
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            throw new IOException("the kernel's log cannot be typed at");
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
