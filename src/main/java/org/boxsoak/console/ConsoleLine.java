package org.boxsoak.console;

import java.time.Duration;
import java.time.Instant;

/**
 * One line of the serial console, or a piece of one (a very long line, or the start of one that the box stopped writing).
 *
 * @param at run time at which its last byte arrived
 * @param text as it came, without the line feed: carriage returns, NUL and ANSI sequences are kept; a byte that is no UTF-8
 *     is U+FFFD
 * @param complete whether a line feed ended it; the next line goes on where an incomplete one stopped
 */
public record ConsoleLine(Duration at, Instant wall, String text, boolean complete) implements ConsoleEvent {}
