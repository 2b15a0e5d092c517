package org.boxsoak.soak;

import io.qameta.allure.Allure;
import java.util.stream.Stream;
import org.boxsoak.judge.VariantTally;
import org.boxsoak.report.allure.AllureEvidence;
import org.boxsoak.report.allure.CheckOutcome;
import org.boxsoak.report.formats.MeasureTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each measure that a plan tries against the aged plug is a JUnit test of its own, with the table of all beside it. */
@Soak
@DisplayName("boxsoak mitigations")
class MitigationChecks {
    @TestFactory
    @DisplayName("measures")
    Stream<DynamicTest> mitigations(SoakRun run) {
        String table = String.join("\n", MeasureTable.lines(run.story().measures())) + "\n";
        return run.verdict().checks().stream()
                .filter(VariantTally::isAskedBy)
                .map(check -> DynamicTest.dynamicTest(check.name(), () -> {
                    Allure.addAttachment("mitigations", "text/markdown", table, ".md");
                    AllureEvidence.attach(run.story(), check.name());
                    CheckOutcome.raise(check);
                }));
    }
}
