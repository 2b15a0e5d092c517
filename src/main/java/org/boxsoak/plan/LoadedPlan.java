package org.boxsoak.plan;

/**
 * A plan with the bench that it will run on, both free of mistakes.
 *
 * @param planFile the name that the plan was asked for by
 * @param benchFile the bench file's name; empty for the default virtual box
 */
public record LoadedPlan(TestPlan plan, String planFile, Bench bench, String benchFile) {}
