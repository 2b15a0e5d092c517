package org.boxsoak.console;

import java.time.Duration;
import java.time.Instant;

/** Nothing can be read from here on: the port is gone or cannot be opened. {@code reason} is a full sentence. */
public record ConsoleLost(Duration at, Instant wall, String reason) implements ConsoleEvent {}
