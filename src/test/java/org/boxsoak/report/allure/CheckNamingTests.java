package org.boxsoak.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.TestResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckNamingTests {
    @ParameterizedTest
    @CsvSource({
        "order4_unmovable_remains(), order4_unmovable_remains, order4-unmovable-remains",
        "order4_unmovable_remains(SoakRun), order4_unmovable_remains, order4-unmovable-remains",
        "no-memory-leak, leak, no-memory-leak",
        "[2] box lab-3, survives, survives [2] box lab-3"
    })
    void a_check_is_named_like_its_method_or_its_display_name(String displayName, String method, String check) {
        TestResult result = named(displayName, "org.boxsoak.soak.RunChecks", method);

        CheckNaming.apply(SampleRun.LAB_3, "run-1", result);

        assertThat(result.getName()).isEqualTo(check);
    }

    @Test
    void checks_of_two_classes_of_a_user_keep_their_histories_apart() {
        TestResult one = named("survives()", "com.vendor.NightChecks", "survives");
        TestResult two = named("survives()", "com.vendor.DayChecks", "survives");

        CheckNaming.apply(SampleRun.LAB_3, "run-1", one);
        CheckNaming.apply(SampleRun.LAB_3, "run-1", two);

        assertThat(one.getHistoryId()).isNotEqualTo(two.getHistoryId());
        assertThat(one.getName()).isEqualTo(two.getName()).isEqualTo("survives");
    }

    @Test
    void the_parameter_that_would_cut_the_history_is_dropped_and_a_severity_of_the_author_is_kept() {
        TestResult result = named("a()", "org.boxsoak.soak.RunChecks", "a");
        result.getParameters().add(new Parameter().setName("UniqueId").setValue("[engine:junit-jupiter]/[#1]"));
        result.getLabels().add(new Label().setName("severity").setValue("trivial"));

        CheckNaming.apply(SampleRun.LAB_3, "run-1", result);

        assertThat(result.getParameters()).isEmpty();
        assertThat(result.getLabels())
                .filteredOn(l -> l.getName().equals("severity"))
                .extracting(Label::getValue)
                .containsExactly("trivial");
    }

    private static TestResult named(String displayName, String type, String method) {
        TestResult result = new TestResult().setUuid("u").setName(displayName);
        result.getLabels().add(new Label().setName("testClass").setValue(type));
        result.getLabels().add(new Label().setName("testMethod").setValue(method));
        return result;
    }
}
