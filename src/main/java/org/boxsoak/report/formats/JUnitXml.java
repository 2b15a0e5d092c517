package org.boxsoak.report.formats;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.RunTitle;
import org.boxsoak.report.page.Markup;

/**
 * A run as JUnit XML, as Jenkins, GitLab and others read it: one suite, one test case for each check.
 *
 * <p>The box failed: {@code <failure>}. The bench failed, or the check stayed undecided: {@code <error>}, so that neither ever
 * counts as passed. A check that does not decide and did not pass: {@code <skipped>}.
 */
final class JUnitXml {
    private final RunStory story;
    private final Markup xml = new Markup();

    private JUnitXml(RunStory story) {
        this.story = story;
    }

    static String of(RunStory story) {
        return new JUnitXml(story).write();
    }

    private String write() {
        RunTitle title = story.title();
        List<CheckResult> checks = story.verdict().checks();
        String time = seconds(title.duration().toMillis() / 1e3);
        xml.open("testsuites", "name", "boxsoak", "time", time).line();
        xml.open(
                        "testsuite",
                        "name",
                        title.plan() + " on " + title.box(),
                        "tests",
                        "" + checks.size(),
                        "failures",
                        count(checks, JUnitXml::isFailure),
                        "errors",
                        count(checks, JUnitXml::isError),
                        "skipped",
                        count(checks, JUnitXml::isSkipped),
                        "time",
                        time,
                        "timestamp",
                        DateTimeFormatter.ISO_INSTANT.format(title.start().truncatedTo(ChronoUnit.SECONDS)),
                        "hostname",
                        title.box())
                .line();
        properties(title);
        checks.forEach(this::testCase);
        xml.leaf("system-out", story.verdict().explanation()).line();
        xml.close().line().close().line();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml;
    }

    private void properties(RunTitle title) {
        xml.open("properties").line();
        property("plan", title.plan());
        property("box", title.box());
        property("model", title.model());
        property("build", title.build());
        property("kernel", title.kernel());
        property("verdict", story.verdict().verdict().word());
        xml.close().line();
    }

    private void property(String name, String value) {
        xml.empty("property", "name", name, "value", value).line();
    }

    private void testCase(CheckResult check) {
        // The whole run made every check: no share of its time belongs to one of them.
        xml.open("testcase", "classname", "boxsoak." + packageName(), "name", check.name(), "time", "0");
        if (isFailure(check) || isError(check)) {
            String tag = isFailure(check) ? "failure" : "error";
            xml.leaf(tag, text(check), "type", check.outcome().word(), "message", check.message());
        } else if (isSkipped(check)) {
            xml.empty(
                    "skipped",
                    "message",
                    check.outcome().word() + ", for information, the plan does not expect it: " + check.message());
        } else {
            xml.leaf("system-out", text(check));
        }
        xml.close().line();
    }

    /** CI servers take what stands before the last dot for a package. */
    private String packageName() {
        return (story.title().plan() + "." + story.title().box()).replaceAll("[^\\p{Alnum}.]+", "-");
    }

    private static String text(CheckResult check) {
        return check.evidence().isEmpty()
                ? check.message()
                : check.message() + "\n" + String.join("\n", check.evidence());
    }

    private static boolean isFailure(CheckResult check) {
        return check.decides() && check.outcome() == Outcome.BOX_FAILED;
    }

    private static boolean isError(CheckResult check) {
        return check.decides() && (check.outcome() == Outcome.BENCH_FAILED || check.outcome() == Outcome.UNDECIDED);
    }

    private static boolean isSkipped(CheckResult check) {
        return !check.decides() && check.outcome() != Outcome.PASSED;
    }

    private static String count(List<CheckResult> checks, Predicate<CheckResult> which) {
        return "" + checks.stream().filter(which).count();
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
