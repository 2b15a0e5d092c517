package org.boxsoak.memory;

/**
 * Hold one memory file found in a longer text.
 *
 * @param kind which file it is
 * @param firstLine where it begins, counted from 1
 * @param text its lines
 */
public record MemoryFileSection(MemoryFileKind kind, int firstLine, String text) {}
