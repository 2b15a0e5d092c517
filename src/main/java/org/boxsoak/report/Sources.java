package org.boxsoak.report;

import java.util.List;

/**
 * What the page rests on.
 *
 * @param files the raw files of the run's folder
 * @param setup how the run was set up: bench, relay, versions, measures in force
 * @param samplingCost what the sampling itself cost the box
 */
public record Sources(List<RawFile> files, List<Fact> setup, List<Fact> samplingCost) {
    public Sources {
        files = List.copyOf(files);
        setup = List.copyOf(setup);
        samplingCost = List.copyOf(samplingCost);
    }

    /**
     * A file to open.
     *
     * @param path relative to the run's folder
     * @param what lies in it
     */
    public record RawFile(String path, String what) {}

    /**
     * A name and its value, as text.
     *
     * @param name e.g. "median time of a sample"
     * @param value e.g. "38 ms"
     */
    public record Fact(String name, String value) {}
}
