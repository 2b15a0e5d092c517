package org.boxsoak.memory;

import java.util.List;

/**
 * Hold one object that kmemleak found no pointer to.
 *
 * @param address as printed
 * @param bytes its size
 * @param comm the process that took it; empty if not shown
 * @param backtrace who took it, innermost first
 */
public record LeakedObject(String address, long bytes, String comm, List<String> backtrace) {
    public LeakedObject {
        backtrace = List.copyOf(backtrace);
    }
}
