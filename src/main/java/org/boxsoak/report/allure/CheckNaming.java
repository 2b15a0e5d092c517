package org.boxsoak.report.allure;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.TestResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.boxsoak.report.PlanFile;

/** Gives a result the name, the place and the history of its check, in place of those of the JUnit method. */
final class CheckNaming {
    private static final String OUR_CLASSES = "org.boxsoak.";
    /** Labels of the adapter that would file the check under a Java class. */
    private static final Set<String> OF_THE_CLASS =
            Set.of("suite", "parentSuite", "subSuite", "package", "junit.platform.uniqueid");

    private CheckNaming() {}

    static void apply(AllureIdentity identity, String run, TestResult result) {
        String check = check(result);
        String key = key(result, check);
        // The same for the same check of the same run: a later word on it takes the place of an earlier one.
        result.setUuid(UUID.nameUUIDFromBytes((run + "\n" + identity.historyId(key)).getBytes(StandardCharsets.UTF_8))
                .toString());
        result.setName(check);
        result.setTestCaseName(check);
        result.setFullName(identity.plan() + " / " + identity.box() + " / " + key);
        result.setTestCaseId(identity.historyId(key));
        result.setHistoryId(identity.historyId(key));
        result.setTitlePath(List.of(identity.plan(), identity.box()));
        result.getParameters().removeIf(p -> "UniqueId".equals(p.getName()));
        result.setLabels(labels(identity, check, result.getLabels()));
        // The report lies in allure-report/, beside the run page.
        result.getLinks()
                .add(new Link().setName("run page").setUrl("../index.html").setType("custom"));
        result.getLinks()
                .add(new Link().setName("plan").setUrl("../" + PlanFile.NAME).setType("custom"));
    }

    private static List<Label> labels(AllureIdentity identity, String check, List<Label> present) {
        List<Label> labels = new ArrayList<>(present);
        labels.removeIf(l -> OF_THE_CLASS.contains(l.getName()));
        labels.add(label("parentSuite", identity.plan()));
        labels.add(label("suite", identity.box()));
        identity.labels().forEach((name, value) -> labels.add(label(name, value)));
        if (labels.stream().noneMatch(l -> "severity".equals(l.getName()))) {
            labels.add(label("severity", severity(check)));
        }
        return labels;
    }

    /** {@code order4_unmovable_remains()} is the check {@code order4-unmovable-remains}; a name with blanks stays as it is. */
    private static String check(TestResult result) {
        String name = result.getName();
        String method = value(result, "testMethod");
        if (name == null || name.startsWith("[")) {
            // One invocation of a parameterized test: its own name says only which one.
            name = name == null ? method : method + " " + name;
        }
        return name.replaceFirst("\\(.*\\)$", "").replace('_', '-');
    }

    /** What the history hangs on; a user's own checks of two classes may bear the same name. */
    private static String key(TestResult result, String check) {
        String type = value(result, "testClass");
        return type.isEmpty() || type.startsWith(OUR_CLASSES)
                ? check
                : type.substring(type.lastIndexOf('.') + 1) + "/" + check;
    }

    private static String severity(String check) {
        return switch (check) {
            case "kernel-does-not-reboot" -> "blocker";
            case "order4-unmovable-remains", "no-allocation-failure", "wifi-comes-back-after-every-plug" -> "critical";
            case "order4-lasts" -> "minor";
            default -> "normal";
        };
    }

    private static String value(TestResult result, String label) {
        return result.getLabels().stream()
                .filter(l -> label.equals(l.getName()))
                .map(Label::getValue)
                .findFirst()
                .orElse("");
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
