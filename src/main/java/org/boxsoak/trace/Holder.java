package org.boxsoak.trace;

import java.util.List;

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
    public Holder {
        bytesByWindow = List.copyOf(bytesByWindow);
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
