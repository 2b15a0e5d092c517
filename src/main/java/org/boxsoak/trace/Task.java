package org.boxsoak.trace;

/**
 * A task that took memory.
 *
 * @param process the process that it belongs to
 * @param name as /proc/PID/status says
 */
public record Task(int process, String name) {}
