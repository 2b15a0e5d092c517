package org.boxsoak.judge;

import org.boxsoak.record.Verdict;

/** A verdict with all that it rests on. */
public record Judgement(Evidence evidence, Verdict verdict) {}
