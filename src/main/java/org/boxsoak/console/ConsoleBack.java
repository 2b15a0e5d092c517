package org.boxsoak.console;

import java.time.Duration;
import java.time.Instant;

/** The console can be read again; what the box wrote in the last {@code gap} is missing from the recording. */
public record ConsoleBack(Duration at, Instant wall, Duration gap) implements ConsoleEvent {}
