package org.boxsoak.report;

import java.time.Duration;
import java.util.List;

/**
 * The free blocks of every page type and order at one moment, all zones added up.
 *
 * @param at since the run's start
 * @param rows one per page type, in the kernel's order
 */
public record PageTypeSnapshot(Duration at, List<Row> rows) {
    public PageTypeSnapshot {
        rows = List.copyOf(rows);
    }

    /**
     * One page type.
     *
     * @param type the kernel's name, e.g. {@code Unmovable}
     * @param freeBlocks by order, from 0
     */
    public record Row(String type, List<Long> freeBlocks) {
        public Row {
            freeBlocks = List.copyOf(freeBlocks);
        }
    }
}
