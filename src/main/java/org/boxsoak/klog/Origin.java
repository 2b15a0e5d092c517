package org.boxsoak.klog;

/** Say who wrote a line of a log. */
enum Origin {
    /** The line bears a mark of the kernel's log. */
    KERNEL,
    /** The line bears no mark: a bare console shows both. */
    PLAIN,
    /** A program wrote it. */
    PROGRAM
}
