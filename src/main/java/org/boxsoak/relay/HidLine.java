package org.boxsoak.relay;

import java.util.function.Function;
import java.util.function.Supplier;
import org.boxsoak.bench.BenchException;
import org.jspecify.annotations.Nullable;

/** The connection to one HID board. Any failure closes it; the next use looks for the board again, wherever it came back. */
final class HidLine implements AutoCloseable {
    private final HidBus bus;
    private final Supplier<HidName> search;
    private @Nullable HidBoard open;

    HidLine(HidBus bus, Supplier<HidName> search) {
        this.bus = bus;
        this.search = search;
    }

    <T> T with(Function<HidBoard, T> exchange) {
        try {
            if (open == null) {
                open = bus.open(search.get());
            }
            return exchange.apply(open);
        } catch (BenchException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
