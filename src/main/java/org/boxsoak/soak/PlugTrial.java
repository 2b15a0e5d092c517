package org.boxsoak.soak;

/**
 * One plug with a known supply.
 *
 * @param leave how many blocks were to be left
 * @param usable how many an unmovable request could take just before the plug
 * @param succeeded whether the module came back and no allocation failed
 * @param outcome in words: back, no-driver, allocation-failure, box-rebooted ...
 * @param took seconds from the plug to that outcome
 */
public record PlugTrial(int leave, long usable, boolean succeeded, String outcome, double took) {}
