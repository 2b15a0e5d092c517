package org.boxsoak.reboot;

/**
 * What one witness says of a reboot.
 *
 * @param weight how far it is to be trusted against others, 1 to 100
 * @param words what was seen, with its source
 */
record Testimony(RebootCause cause, int weight, String words) {}
