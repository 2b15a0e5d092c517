package org.boxsoak.soak;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.box.Box;
import org.boxsoak.box.ByteStream;
import org.boxsoak.box.ShellReply;
import org.boxsoak.memory.PageOwnerDigest;
import org.boxsoak.owners.OwnerMoment;
import org.boxsoak.owners.OwnerSource;
import org.boxsoak.record.PackedText;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;

/** Reads what the box's kernel keeps of the owners of memory, whatever of it this kernel has, into the run's folder. */
final class RunOwners {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** A scan of kmemleak or a walk through all pages takes minutes on a large box. */
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Box box;
    private final RunFolder folder;
    private final RunJournal journal;
    private final Timeline timeline;

    RunOwners(Box box, RunFolder folder, RunJournal journal, Timeline timeline) {
        this.box = box;
        this.folder = folder;
        this.journal = journal;
        this.timeline = timeline;
    }

    void read(OwnerMoment moment) {
        List<String> read = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        try {
            for (OwnerSource source : there()) {
                String command = source.command();
                ShellReply reply = source == OwnerSource.PAGE_OWNER
                        ? new ShellReply(0, pageOwner(command), Duration.ZERO)
                        : box.shell().run(command, LONG);
                if (reply.succeeded()) {
                    PackedText.write(folder.owners(moment.word(), source.key()), reply.output());
                    read.add(source.key());
                } else {
                    failed.add(source.key() + ": " + reply.output().strip());
                }
            }
        } catch (BenchException e) {
            // Evidence beside the samples: a box that does not answer is told of by those.
            failed.add(String.valueOf(e.getMessage()));
        }
        journal.add(new RunEvent.OwnersRead(moment.word(), read, failed));
    }

    /** Adds up as it comes, and for so long alone: the file is as long as the box has pages. */
    private String pageOwner(String command) {
        PageOwnerDigest digest = new PageOwnerDigest();
        byte[] buffer = new byte[1 << 16];
        Duration end = timeline.at().plus(LONG);
        try (ByteStream bytes = box.bytes(command, DEADLINE)) {
            for (int count = bytes.read(buffer, DEADLINE);
                    count >= 0 && timeline.at().compareTo(end) < 0;
                    count = bytes.read(buffer, DEADLINE)) {
                digest.add(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        }
        return digest.text();
    }

    /** What this box has, asked in one command. */
    private List<OwnerSource> there() {
        String question = Stream.of(OwnerSource.values())
                .map(s -> "for f in " + s.files() + "; do if [ -r \"$f\" ]; then echo " + s.key() + "; break; fi; done")
                .collect(Collectors.joining("; "));
        Set<String> keys = box.ask(question, DEADLINE).lines().collect(Collectors.toSet());
        return Stream.of(OwnerSource.values())
                .filter(s -> keys.contains(s.key()))
                .toList();
    }
}
