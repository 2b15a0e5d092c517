package org.boxsoak.plan;

/**
 * One key of a plan or bench file, as help and reference show it.
 *
 * @param path e.g. {@code hotplug.every} or, inside a list, {@code workload[].run}
 * @param type what may stand there, e.g. {@code duration}
 * @param defaultText what counts without it: a value, {@code required}, or empty
 * @param meaning one line
 */
public record PlanKey(String path, String type, String defaultText, String meaning) {}
