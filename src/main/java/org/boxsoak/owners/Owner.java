package org.boxsoak.owners;

import org.boxsoak.trace.Frame;

/**
 * Somebody who holds memory.
 *
 * @param what what is held: {@code kmalloc-256}, {@code vmalloc}, {@code pages}, {@code dma-buf} ...
 * @param name the function, the process or the exporter
 * @param module the module of the function; empty for the kernel itself, a process or an exporter
 */
public record Owner(String what, String name, String module) {
    /** A function, with its module where it has one. */
    static Owner of(String what, Frame function) {
        String module = function.module();
        return new Owner(what, function.function(), module == null ? "" : module);
    }

    /** {@code osd_take_object [leaky_osd]}. */
    public String label() {
        return module.isEmpty() ? name : name + " [" + module + "]";
    }
}
