package org.boxsoak.plan;

import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;

/** {@code box.local}, which has no keys yet. */
final class LocalSection extends Section<BoxUnderTest> {
    LocalSection() {
        super("empty map {}");
    }

    @Override
    protected BoxUnderTest.Local bind(Values values) {
        return new BoxUnderTest.Local();
    }
}
