package org.boxsoak.trace;

import java.util.List;
import java.util.Set;

/**
 * Somebody who took memory during the trace and still held it at the end.
 *
 * @param use what for
 * @param name the function ({@code osd_take_page}) or the process ({@code com.vendor.launcher})
 * @param module the module of the function; empty for the kernel itself and for a process
 * @param chain the chain that holds most of it
 * @param bytesByWindow what was taken in each window and is held still
 * @param allocations how many pieces are held
 * @param taken how many pieces were taken in all, given back or not
 * @param perHour bytes an hour, the busiest window left out: what was taken once is no rate
 * @param suspected whether it kept memory in window after window, as a leak does
 */
public record Holder(
        Use use,
        String name,
        String module,
        CallChain chain,
        List<Long> bytesByWindow,
        long allocations,
        long taken,
        double perHour,
        boolean suspected) {
    private static final Set<Long> KMALLOC_SIZES =
            Set.of(8L, 16L, 32L, 64L, 96L, 128L, 192L, 256L, 512L, 1024L, 2048L, 4096L, 8192L);

    public Holder {
        bytesByWindow = List.copyOf(bytesByWindow);
    }

    /** What is held: {@code pages of the kernel}, {@code slab objects (kmalloc-256)} where size and chain tell the cache. */
    public String what() {
        if (use != Use.OBJECTS || allocations == 0 || bytes() % allocations != 0) {
            return use.words();
        }
        long each = bytes() / allocations;
        boolean isOfKmalloc = chain.holds("kmalloc", "__kmalloc") && KMALLOC_SIZES.contains(each);
        return use.words() + (isOfKmalloc ? " (kmalloc-" + each + ")" : " of " + each + " bytes");
    }

    Holder asSuspect() {
        return new Holder(use, name, module, chain, bytesByWindow, allocations, taken, perHour, true);
    }

    public long bytes() {
        return bytesByWindow.stream().mapToLong(Long::longValue).sum();
    }

    /** Windows out of which something is held. */
    public int windowsHolding() {
        return (int) bytesByWindow.stream().filter(b -> b > 0).count();
    }

    /** Of what was taken, the share that is held still, from 0 to 1. */
    public double keptShare() {
        return taken == 0 ? 0 : Math.min(1, (double) allocations / taken);
    }

    /** {@code osd_take_page [leaky_osd]}. */
    public String label() {
        return module.isEmpty() ? name : name + " [" + module + "]";
    }
}
