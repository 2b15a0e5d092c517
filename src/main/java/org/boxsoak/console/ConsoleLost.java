package org.boxsoak.console;

import java.time.Duration;
import java.time.Instant;

/**
 * Nothing can be read from here on.
 *
 * @param reason a full sentence
 * @param refused whether it could not be opened, rather than was lost
 */
public record ConsoleLost(Duration at, Instant wall, String reason, boolean refused) implements ConsoleEvent {}
