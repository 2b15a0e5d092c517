package org.boxsoak.relay;

import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.BoxShell;

/**
 * What a relay may use beside its own board.
 *
 * @param box a shell on the box under test, which need not answer yet when the relay is opened
 * @param clock for pauses and minimum off times
 * @param cancellation ends the wait for a person
 * @param person who can be asked for a hand
 */
public record RelayContext(BoxShell box, RunClock clock, Cancellation cancellation, Person person) {}
