package org.boxsoak.plan;

import org.jspecify.annotations.Nullable;

/**
 * Say that the box is aged on purpose: brought into the state of long use and held in it.
 *
 * @param order block size as a power of two of pages
 * @param leave how many blocks of that order stay free outside CMA
 * @param from when that begins
 * @param reserve never to be taken from what is free outside CMA; null: a multiple of the box's watermarks
 */
public record Ageing(
        int order, int leave, AgeFrom from, @Nullable Bytes reserve) {}
