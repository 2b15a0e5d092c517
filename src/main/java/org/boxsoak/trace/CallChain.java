package org.boxsoak.trace;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The functions that led to an allocation, the allocator's own first.
 *
 * @param frames innermost first
 */
public record CallChain(List<Frame> frames) {
    /** A chain that the box could not tell. */
    public static final CallChain UNKNOWN = new CallChain(List.of());

    public CallChain {
        frames = List.copyOf(frames);
    }

    /** Of lines as the kernel writes them, innermost first: {@code osd_take_object+0x24/0x60 [leaky_osd]}. */
    public static CallChain parse(List<String> places) {
        return new CallChain(places.stream().map(Frame::parse).toList());
    }

    /** The innermost function that is neither the allocator's nor of a library that allocates for others. */
    public Frame owner() {
        return frames.stream()
                .filter(f -> !AllocatorFunctions.areOf(f))
                .findFirst()
                .orElseGet(() -> frames.isEmpty() ? new Frame("unknown", null) : frames.get(frames.size() - 1));
    }

    /** Whether the chain ends before it comes to somebody who takes memory for himself. */
    public boolean isAllocatorAlone() {
        return frames.stream().allMatch(AllocatorFunctions::areOf);
    }

    /** Whether any function of the chain begins so. */
    boolean holds(String... beginnings) {
        for (Frame frame : frames) {
            for (String beginning : beginnings) {
                if (frame.function().startsWith(beginning)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** From the owner outwards, without the allocator: {@code osd_take_page [leaky_osd] <- osd_leak_work [leaky_osd] <- ...}. */
    public String story(int most) {
        Frame owner = owner();
        return frames.stream()
                .dropWhile(f -> !f.equals(owner))
                .limit(most)
                .map(Frame::toString)
                .collect(Collectors.joining(" <- "));
    }
}
