package org.boxsoak.plan;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Say when the relay unplugs and plugs the module.
 *
 * @param device the module as it shows on the box's USB
 * @param off how long it stays unplugged
 * @param every from one plug to the next; null: only at the moments of {@code also}
 * @param also further plugs
 * @param start where the module is when the run starts
 * @param comesBackWithin how soon after the plug the device (and its interface) must be there
 * @param interfaceName the network interface that has to come back too, e.g. wlan0; null: the USB device is enough
 * @param rhythm how regular and how many the plugs are
 * @param firstShowsAs what a mode-switching module is on the bus before it becomes {@code device}; null: only what is known of Realtek's
 */
public record Hotplug(
        UsbId device,
        Duration off,
        @Nullable Duration every,
        Set<PlugMoment> also,
        ModuleStart start,
        Duration comesBackWithin,
        @Nullable String interfaceName,
        PlugRhythm rhythm,
        @Nullable UsbId firstShowsAs) {
    public Hotplug {
        also = inOrder(also);
    }

    private static Set<PlugMoment> inOrder(Collection<PlugMoment> moments) {
        Set<PlugMoment> ordered = EnumSet.noneOf(PlugMoment.class);
        ordered.addAll(moments);
        return Collections.unmodifiableSet(ordered);
    }
}
