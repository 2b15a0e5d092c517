package org.boxsoak.trace;

/** Memory that was taken and not wholly given back so far. */
final class Taken {
    final boolean pages;
    final long address;
    final long atMicros;
    final int stack;
    final int pid;
    /** As taken: pages or bytes. */
    final long size;
    /** What is still held of it, in the same unit. */
    long held;

    Taken(boolean pages, long address, long size, long atMicros, int stack, int pid) {
        this.pages = pages;
        this.address = address;
        this.size = size;
        this.held = size;
        this.atMicros = atMicros;
        this.stack = stack;
        this.pid = pid;
    }
}
