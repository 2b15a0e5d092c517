package org.boxsoak.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The payload of a short block (codec 1): sample after sample, each text as it is. See {@link SampleFormat}. */
final class PlainCodec {
    private PlainCodec() {}

    static byte[] encode(List<RawSample> samples) {
        var out = new ByteArrayOutputStream();
        for (RawSample s : samples) {
            byte[] text = s.text().getBytes(StandardCharsets.ISO_8859_1);
            String head = s.at().toMillis() + " " + s.wall().toEpochMilli() + " " + s.bootId() + " " + s.source() + " "
                    + text.length + "\n";
            out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(text);
            out.write('\n');
        }
        return out.toByteArray();
    }

    static List<RecordedSample> decode(byte[] payload) throws DamagedBlockException {
        List<RecordedSample> samples = new ArrayList<>();
        int at = 0;
        while (at < payload.length) {
            int end = at;
            while (end < payload.length && payload[end] != '\n') {
                end++;
            }
            String[] head = new String(payload, at, end - at, StandardCharsets.UTF_8).split(" ");
            try {
                int length = Integer.parseInt(head[4]);
                samples.add(new RecordedSample(
                        Duration.ofMillis(Long.parseLong(head[0])),
                        Instant.ofEpochMilli(Long.parseLong(head[1])),
                        head[2],
                        head[3],
                        new PlainText(new String(payload, end + 1, length, StandardCharsets.ISO_8859_1))));
                at = end + 1 + length + 1;
            } catch (RuntimeException e) {
                throw new DamagedBlockException("a sample's head is not readable");
            }
        }
        return samples;
    }
}
