package org.boxsoak.judge;

import java.time.Duration;
import org.boxsoak.memory.PackedPageTypes;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.Supply;

/**
 * A reading of /proc/pagetypeinfo on the run's timeline.
 *
 * @param boot the number of the boot, from 0
 * @param packed what the file says
 * @param text the file as the box printed it; empty where nobody needs it
 */
public record SupplyAt(Duration at, int boot, PackedPageTypes packed, String text) {
    SupplyAt withoutText() {
        return new SupplyAt(at, boot, packed, "");
    }

    public PageTypeInfo pageTypes() {
        return packed.unpacked();
    }

    Supply supply(int order) {
        return pageTypes().supply(order);
    }
}
