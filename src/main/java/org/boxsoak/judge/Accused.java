package org.boxsoak.judge;

import java.util.List;
import org.boxsoak.owners.OwnerGrowth;
import org.boxsoak.owners.OwnerSource;
import org.boxsoak.trace.Holder;
import org.boxsoak.trace.Use;

/**
 * Whoever is said to take memory, by the trace or by what the kernel keeps of owners.
 *
 * @param name the function, the process or the exporter
 * @param module the module of the function; empty if it has none
 * @param isProcess whether it is a process
 * @param perHour bytes an hour
 * @param shares the shares of the RAM that must gain when it does
 */
record Accused(String name, String module, boolean isProcess, double perHour, List<String> shares) {
    /** Of what somebody is seen to take, the share that counters or records must show too before they are said to agree. */
    static final double AGREES = 0.3;

    Accused {
        shares = List.copyOf(shares);
    }

    static Accused of(Holder holder) {
        List<String> shares = switch (holder.use()) {
            case OBJECTS, SLAB_PAGES, FILE_CACHE -> List.of("slab");
            case VMALLOC, MAPPINGS -> List.of("vmalloc");
            case PROCESS -> List.of("anonymous");
            case SHARED_MEMORY -> List.of("shared memory");
            case PAGE_TABLES -> List.of("page tables");
            case CMA -> List.of("CMA held by drivers", Waterfall.UNACCOUNTED);
            case DMA_BUF -> List.of("dma-buf", Waterfall.UNACCOUNTED);
            case PAGES, MOVED -> List.of(Waterfall.UNACCOUNTED);
            case PAGE_CACHE -> List.of("page cache");
        };
        return new Accused(holder.name(), holder.module(), holder.use() == Use.PROCESS, holder.perHour(), shares);
    }

    static Accused of(OwnerGrowth growth) {
        List<String> shares = switch (growth.source()) {
            case SLAB_ALLOCS, SLABTRACE -> List.of("slab");
            case VMALLOC -> List.of("vmalloc");
            case PROCESSES -> List.of("anonymous");
            case DMA_BUF -> List.of("dma-buf", Waterfall.UNACCOUNTED);
            case KMEMLEAK -> List.of("slab", "vmalloc");
            case ALLOCINFO -> List.of(Waterfall.UNACCOUNTED, "slab", "vmalloc");
            case PAGETRACE, PAGE_OWNER, MODULES -> List.of(Waterfall.UNACCOUNTED);
        };
        return new Accused(
                growth.owner().name(),
                growth.owner().module(),
                growth.source() == OwnerSource.PROCESSES,
                growth.perHour(),
                shares);
    }

    /** The name of the process, without its number; empty for a function. */
    String process() {
        return isProcess ? name.replaceFirst(" \\(\\d+\\)$", "") : "";
    }

    /** Whether the shares of the RAM that it would count towards gain about as much. */
    boolean isBorneOutBy(Waterfall waterfall) {
        double gain = waterfall.shares().stream()
                .filter(s -> shares.contains(s.name()))
                .mapToDouble(s -> s.slope().perHour())
                .sum();
        return !waterfall.isEmpty() && gain >= AGREES * perHour;
    }

    /** Whether another record tells of the same one. */
    boolean isTheSameAs(OwnerGrowth growth) {
        return growth.owner().name().equals(name)
                || (!module.isEmpty() && growth.owner().module().equals(module));
    }

    /** What to look at next; {@code inUse} says what keeps its module from being unloaded. */
    String next(boolean experimented, String inUse) {
        if (isProcess) {
            return "Look next at the heap of " + name
                    + (experimented ? "." : ", and stop it: does the memory come back?");
        }
        String what = "Look next at who should give back what " + name + " takes";
        if (module.isEmpty() || experimented) {
            return what + ".";
        }
        return what + "; unload or unplug " + module + (inUse.isEmpty() ? "" : " (" + inUse + ")")
                + ": does the memory come back?";
    }
}
