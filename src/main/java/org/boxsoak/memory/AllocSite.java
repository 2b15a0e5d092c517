package org.boxsoak.memory;

/**
 * Hold what one line of source holds in memory (6.10 and later, memory allocation profiling).
 *
 * @param bytes bytes held
 * @param calls allocations not yet freed
 * @param place {@code mm/slub.c:2306}
 * @param module the module; empty for the kernel itself
 * @param function the function
 */
public record AllocSite(long bytes, long calls, String place, String module, String function) {}
