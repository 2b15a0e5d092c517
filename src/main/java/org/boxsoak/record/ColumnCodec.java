package org.boxsoak.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The payload of a long block (codec 2): the samples of some minutes, words and numbers apart. See {@link SampleFormat}. */
final class ColumnCodec {
    private ColumnCodec() {}

    static byte[] encode(long tail, List<RawSample> samples) {
        Map<String, Integer> table = new LinkedHashMap<>();
        Map<String, SourceColumns> sources = new LinkedHashMap<>();
        Lane heads = new Lane();
        long at = 0;
        long ahead = 0;
        for (RawSample sample : samples) {
            long nowAt = sample.at().toMillis();
            long nowAhead = sample.wall().toEpochMilli() - nowAt;
            heads.signed(nowAt - at);
            heads.signed(nowAhead - ahead);
            heads.number(index(table, sample.bootId()));
            heads.number(index(table, sample.source()));
            at = nowAt;
            ahead = nowAhead;
            sources.computeIfAbsent(sample.source(), s -> new SourceColumns(text -> index(table, text)))
                    .add(sample.text());
        }
        Lane payload = new Lane();
        payload.number(tail);
        Lane strings = new Lane();
        table.keySet().forEach(strings::text);
        payload.lane(strings);
        payload.number(samples.size());
        payload.lane(heads);
        sources.values().forEach(columns -> columns.writeTo(payload));
        return payload.toByteArray();
    }

    private static int index(Map<String, Integer> table, String text) {
        Integer known = table.putIfAbsent(text, table.size());
        return known == null ? table.size() - 1 : known;
    }

    /** The number of the tail that the block replaces. */
    static long tail(byte[] payload) throws DamagedBlockException {
        try {
            return new LaneReader(payload).number();
        } catch (IndexOutOfBoundsException e) {
            throw new DamagedBlockException("a block is empty");
        }
    }

    static List<RecordedSample> decode(byte[] payload) throws DamagedBlockException {
        try {
            LaneReader reader = new LaneReader(payload);
            reader.number();
            List<String> strings = new ArrayList<>();
            for (LaneReader table = reader.lane(); table.hasMore(); ) {
                strings.add(table.text());
            }
            int count = reader.count(payload.length);
            return samples(reader, strings, count);
        } catch (IndexOutOfBoundsException e) {
            throw new DamagedBlockException("a block's content is not readable: " + e.getMessage());
        }
    }

    private record Head(long at, long wall, String boot, int source) {}

    private static List<RecordedSample> samples(LaneReader reader, List<String> strings, int count) {
        LaneReader lane = reader.lane();
        List<Head> heads = new ArrayList<>(count);
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        long at = 0;
        long ahead = 0;
        for (int i = 0; i < count; i++) {
            at += lane.signed();
            ahead += lane.signed();
            String boot = strings.get(lane.count(strings.size() - 1));
            Head head = new Head(at, at + ahead, boot, lane.count(strings.size() - 1));
            heads.add(head);
            counts.merge(head.source(), 1, Integer::sum);
        }
        TemplateCache templates = new TemplateCache();
        Map<Integer, Iterator<ColumnText>> texts = new LinkedHashMap<>();
        counts.forEach((source, many) -> {
            SourceRows rows = SourceRows.read(reader, strings, templates, many);
            texts.put(
                    source,
                    IntStream.range(0, many)
                            .mapToObj(row -> new ColumnText(rows, row))
                            .iterator());
        });
        List<RecordedSample> samples = new ArrayList<>(count);
        for (Head head : heads) {
            samples.add(new RecordedSample(
                    Duration.ofMillis(head.at()),
                    Instant.ofEpochMilli(head.wall()),
                    head.boot(),
                    strings.get(head.source()),
                    Objects.requireNonNull(texts.get(head.source())).next()));
        }
        return samples;
    }
}
