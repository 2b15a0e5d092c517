package org.boxsoak.allocator;

import java.util.Arrays;

/** Name a memory zone, in the kernel's order (enum zone_type, include/linux/mmzone.h). */
public enum ZoneType {
    DMA("DMA"),
    DMA32("DMA32"),
    NORMAL("Normal"),
    HIGH_MEM("HighMem"),
    MOVABLE("Movable"),
    DEVICE("Device");

    private final String kernelName;

    ZoneType(String kernelName) {
        this.kernelName = kernelName;
    }

    public String kernelName() {
        return kernelName;
    }

    /** The zone of this name; a vendor's own zone lies beyond Movable, where only movable requests go. */
    static ZoneType of(String name) {
        return Arrays.stream(values())
                .filter(z -> z.kernelName.equals(name))
                .findFirst()
                .orElse(DEVICE);
    }
}
