package org.boxsoak.judge;

import java.time.Duration;
import org.boxsoak.memory.PackedPageTypes;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.Supply;
import org.boxsoak.record.SampleText;
import org.jspecify.annotations.Nullable;

/**
 * A reading of /proc/pagetypeinfo on the run's timeline.
 *
 * @param boot the number of the boot, from 0
 * @param packed what the file says
 * @param file the file as the box printed it; null where nobody needs it
 */
public record SupplyAt(
        Duration at,
        int boot,
        PackedPageTypes packed,
        @Nullable SampleText file) {
    SupplyAt withoutText() {
        return new SupplyAt(at, boot, packed, null);
    }

    /** The file as the box printed it; empty where it was not kept. */
    public String text() {
        return file == null ? "" : file.text();
    }

    public PageTypeInfo pageTypes() {
        return packed.unpacked();
    }

    Supply supply(int order) {
        return packed.supply(order);
    }
}
