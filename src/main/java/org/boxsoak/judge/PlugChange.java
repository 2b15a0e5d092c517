package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.List;
import org.boxsoak.record.EnumeratedDevice;
import org.jspecify.annotations.Nullable;

/** Looks whether the module is the same device after each plug: at the same port, with the same speed and the same descriptors. */
final class PlugChange {
    private PlugChange() {}

    /** One sentence for each plug after which it was another than after the plug before. */
    static List<String> of(List<Plug> plugs) {
        List<String> changes = new ArrayList<>();
        @Nullable EnumeratedDevice before = null;
        int beforeNumber = 0;
        for (Plug plug : plugs) {
            @Nullable
            EnumeratedDevice now = plug.ended() == null ? null : plug.ended().device();
            if (now == null) {
                continue;
            }
            List<String> different = before == null ? List.of() : differences(before, now);
            if (!different.isEmpty()) {
                changes.add("After plug " + plug.number() + " it was not the device that it was after plug "
                        + beforeNumber + ": " + String.join(", ", different) + ".");
            }
            before = now;
            beforeNumber = plug.number();
        }
        return changes;
    }

    private static List<String> differences(EnumeratedDevice before, EnumeratedDevice now) {
        List<String> different = new ArrayList<>();
        if (!before.port().equals(now.port())) {
            different.add("port " + before.port() + " -> " + now.port());
        }
        if (!before.speed().equals(now.speed())) {
            different.add(before.speed() + " -> " + now.speed() + " Mbit/s");
        }
        if (!before.descriptors().isEmpty() && !now.descriptors().isEmpty()) {
            UsbDescriptors.differences(before.descriptors(), now.descriptors())
                    .forEach(words -> different.add("descriptors: " + words));
        }
        return different;
    }
}
