package org.boxsoak.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.BenchException;

/** HID devices that are plugged in and out by a test, each with a program of its own. */
final class FakeHidBus implements HidBus {
    /** What a device does with a report; the answer is what the next read gets. */
    interface Device {
        void feature(byte[] report);

        byte[] feature();

        byte[] answer(byte[] report);
    }

    private final Map<HidName, Device> plugged = new LinkedHashMap<>();
    final List<String> opened = new ArrayList<>();

    void plug(HidName name, Device device) {
        plugged.put(name, device);
    }

    void pull(HidName name) {
        plugged.remove(name);
    }

    @Override
    public List<HidName> devices() {
        return List.copyOf(plugged.keySet());
    }

    @Override
    public HidBoard open(HidName name) {
        find(name);
        opened.add(name.path());
        return new HidBoard() {
            private byte[] answer = {};

            @Override
            public void sendFeature(byte[] report) {
                find(name).feature(report);
            }

            @Override
            public byte[] feature(int length) {
                return find(name).feature();
            }

            @Override
            public void write(byte[] report) {
                answer = find(name).answer(report);
            }

            @Override
            public byte[] read(int length, Duration limit) {
                find(name);
                return answer;
            }

            @Override
            public void close() {
                answer = new byte[0];
            }
        };
    }

    private Device find(HidName name) {
        Device device = plugged.get(name);
        if (device == null) {
            throw new BenchException(name.path() + " is gone");
        }
        return device;
    }
}
