package org.boxsoak.relay;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.boxsoak.bench.BenchException;

/** One downstream port of a Yepkit YKUSH: reports of 64 bytes, the first of them the command, each answered by one. */
final class YkushLatch implements Latch {
    static final String KIND = "Yepkit YKUSH hub";

    private static final int LENGTH = 64;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);
    private static final int UP = 0x10;
    private static final int DOWN = 0x00;
    private static final int STATE = 0x20;
    private static final int DONE = 0x01;

    private final HidLine line;
    private final String serial;
    private final int port;

    YkushLatch(HidLine line, String serial, int port) {
        this.line = line;
        this.serial = serial;
        this.port = port;
    }

    static List<HidChoice> boards(HidBus bus) {
        return bus.devices().stream()
                .filter(name -> YkushModel.of(name).isPresent())
                .map(name -> new HidChoice(name, name.serial()))
                .toList();
    }

    @Override
    public String name() {
        return "the ykush hub " + serial + ", port " + port;
    }

    @Override
    public void set(boolean on) {
        ask((on ? UP : DOWN) | port);
    }

    @Override
    public RelayState read() {
        int said = ask(STATE | port)[1];
        if (said == (UP | port)) {
            return RelayState.ON;
        }
        if (said == (DOWN | port)) {
            return RelayState.OFF;
        }
        throw new BenchException("The relay did not answer: " + name() + " said " + Hex.of((byte) said)
                + " of its port, which is neither on nor off.");
    }

    private byte[] ask(int command) {
        return line.with(board -> {
            byte[] report = new byte[LENGTH];
            report[0] = (byte) command;
            board.write(report);
            byte[] answer = board.read(LENGTH, ANSWER_LIMIT);
            if (answer.length < 2 || answer[0] != DONE) {
                throw new BenchException("The relay did not answer: " + name() + " said "
                        + Hex.of(Arrays.copyOf(answer, Math.min(answer.length, 2))) + " to command "
                        + Hex.of((byte) command) + ", which should begin with 01. Plug the hub out and in.");
            }
            return answer;
        });
    }

    @Override
    public void close() {
        line.close();
    }
}
