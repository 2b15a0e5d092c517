package org.boxsoak.relay;

import java.time.Duration;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One relay of an LCUS board. Firmware differs under one look: some boards can be asked for their state in one of two ways, some cannot. */
final class LcusLatch implements Latch {
    private static final Logger LOG = LoggerFactory.getLogger(LcusLatch.class);
    private static final Duration ANSWER_LIMIT = Duration.ofMillis(200);
    /** One command at a time: closer ones are lost. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** How a board can be asked. */
    enum ReadBack {
        /** Ask the board, once, when it is opened. */
        AUTO,
        /** Operation 05 is answered by a frame. */
        FEEDBACK,
        /** The byte FF is answered by lines of text or by a byte for each relay. */
        REPORT,
        /** The board never answers. */
        NONE
    }

    private final SerialLine line;
    private final int channel;
    private final RunClock clock;
    private final ReadBack readBack;

    private LcusLatch(SerialLine line, int channel, RunClock clock, ReadBack readBack) {
        this.line = line;
        this.channel = channel;
        this.clock = clock;
        this.readBack = readBack;
    }

    static LcusLatch open(SerialLine line, int channel, ReadBack wanted, RunClock clock) {
        LcusLatch asking = new LcusLatch(line, channel, clock, wanted);
        ReadBack found = wanted == ReadBack.AUTO ? asking.detect() : wanted;
        LcusLatch latch = new LcusLatch(line, channel, clock, found);
        latch.requireChannel();
        latch.read();
        LOG.info("relay {} read-back={}", latch.name(), found);
        return latch;
    }

    /** Boards that report all their relays tell how many they have; those with feedback answer for the ones they have. */
    private void requireChannel() {
        int relays = readBack == ReadBack.REPORT ? askReport().channels().size() : channel;
        if (relays > 0 && relays < channel) {
            throw new IllegalArgumentException("relay type lcus: 'channel' is " + channel + "; the board at "
                    + line.port() + " has " + relays + " relays.");
        }
    }

    private ReadBack detect() {
        if (LcusFrame.isAnswer(askFrame(), channel)) {
            return ReadBack.FEEDBACK;
        }
        return askReport().channels().isEmpty() ? ReadBack.NONE : ReadBack.REPORT;
    }

    @Override
    public String name() {
        return "the lcus board at " + line.port() + ", channel " + channel;
    }

    @Override
    public void set(boolean on) {
        line.write(new LcusFrame(channel, on ? LcusFrame.ON : LcusFrame.OFF).bytes());
        pause();
    }

    @Override
    public RelayState read() {
        return switch (readBack) {
            case FEEDBACK -> readFrame();
            case REPORT -> readReport();
            case AUTO, NONE -> {
                line.discard();
                yield RelayState.UNKNOWN;
            }
        };
    }

    private RelayState readFrame() {
        byte[] answer = askFrame();
        if (!LcusFrame.isAnswer(answer, channel)) {
            throw line.lost("answered " + Hex.of(answer) + " when asked for channel " + channel);
        }
        return answer[2] == LcusFrame.ON ? RelayState.ON : RelayState.OFF;
    }

    private RelayState readReport() {
        Boolean on = askReport().channels().get(channel);
        if (on == null) {
            throw line.lost("did not tell the state of channel " + channel);
        }
        return on ? RelayState.ON : RelayState.OFF;
    }

    private byte[] askFrame() {
        line.discard();
        line.write(new LcusFrame(channel, LcusFrame.QUERY).bytes());
        byte[] answer = line.read(LcusFrame.LENGTH, ANSWER_LIMIT);
        pause();
        return answer;
    }

    /** Asks twice: the first answer of some boards is that of the time before. */
    private LcusReport askReport() {
        LcusReport last = askReportOnce();
        return last.channels().isEmpty() ? last : askReportOnce();
    }

    private LcusReport askReportOnce() {
        line.discard();
        line.write(LcusReport.QUESTION);
        byte[] answer = line.readUntilQuiet(ANSWER_LIMIT);
        pause();
        return LcusReport.parse(answer);
    }

    private void pause() {
        clock.waitUntil(clock.elapsed().plus(PAUSE), new Cancellation());
    }

    @Override
    public void close() {
        line.close();
    }
}
