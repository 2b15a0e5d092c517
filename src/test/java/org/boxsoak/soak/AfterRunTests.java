package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.Hook;
import org.boxsoak.plan.HookMoment;
import org.boxsoak.plan.LoadedPlan;
import org.boxsoak.plan.PlanLoader;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AfterRunTests {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final List<String> failures = new ArrayList<>();
    private LoadedPlan loaded;

    @BeforeEach
    void load() throws IOException {
        Path plan = Files.writeString(folder.resolve("p.yaml"), "name: it's \"nightly\"\nduration: 20s\n");
        loaded = new PlanLoader(new PlanFolder(), Relays.settingsByType()).load(plan.toString(), null);
    }

    @Test
    void only_hooks_of_the_verdict_are_carried_out() {
        carryOut(
                Outcome.UNDECIDED,
                touch(HookMoment.FAILED),
                touch(HookMoment.UNDECIDED),
                touch(HookMoment.ALWAYS),
                touch(HookMoment.PASSED),
                touch(HookMoment.BOX_FAILED),
                touch(HookMoment.BENCH_FAILED));

        assertThat(folder.resolve("failed")).exists();
        assertThat(folder.resolve("undecided")).exists();
        assertThat(folder.resolve("always")).exists();
        assertThat(folder.resolve("passed")).doesNotExist();
        assertThat(folder.resolve("box-failed")).doesNotExist();
        assertThat(folder.resolve("bench-failed")).doesNotExist();
        assertThat(folder.resolve(AfterRun.FILE)).content().hasLineCount(3).contains("\"exit\":0");
    }

    @Test
    void a_hook_finds_the_run_in_its_environment() {
        carryOut(
                Outcome.BOX_FAILED,
                always(
                        "printf '%s|' \"$BOXSOAK_VERDICT\" \"$BOXSOAK_VERDICT_FILE\" \"$BOXSOAK_RUN\" \"$BOXSOAK_PLAN\""
                                + " \"$BOXSOAK_BOX\" \"$BOXSOAK_EXPLANATION\" > " + folder + "/told",
                        LONG));

        assertThat(folder.resolve("told"))
                .hasContent("box-failed|" + folder + "/verdict.json|" + folder + "|it's \"nightly\"|"
                        + Bench.virtual().name() + "|It $broke `here`.|");
    }

    @Test
    void a_hook_that_fails_or_hangs_is_kept_and_said_and_the_next_one_is_carried_out() {
        carryOut(
                Outcome.PASSED,
                always("echo no mail server; exit 3", LONG),
                always("sleep 600", Duration.ofMillis(300)),
                touch(HookMoment.ALWAYS));

        assertThat(failures).hasSize(2);
        assertThat(failures.get(0)).contains("exit code 3").contains("no mail server");
        assertThat(failures.get(1)).contains("'sleep 600'").contains("did not end within 300ms");
        assertThat(folder.resolve("always")).exists();
        assertThat(folder.resolve(AfterRun.FILE))
                .content()
                .hasLineCount(3)
                .contains("\"exit\":3")
                .contains("no mail server");
    }

    @Test
    void a_mail_holds_who_what_and_why() throws IOException {
        Path sendmail = Files.writeString(
                folder.resolve("sendmail"),
                "#!/bin/sh\necho \"$*\" > " + folder + "/options\ncat > " + folder + "/mail\n");
        Files.setPosixFilePermissions(sendmail, PosixFilePermissions.fromString("rwxr-xr-x"));
        Hook mail = MailHook.to("me@lab.example");
        Hook here = new Hook(mail.on(), "PATH=" + folder + ":$PATH; " + mail.run(), LONG);

        carryOut(Outcome.PASSED, here);
        assertThat(folder.resolve("mail")).doesNotExist();
        carryOut(Outcome.BOX_FAILED, here);

        assertThat(failures).isEmpty();
        assertThat(folder.resolve("options")).hasContent("-t");
        assertThat(folder.resolve("mail"))
                .content()
                .startsWith(
                        "To: me@lab.example\nSubject: boxsoak: box-failed: it's \"nightly\" on virtual\nMIME-Version")
                .contains("\n\nIt $broke `here`.\n\nRun page: ")
                .contains(folder + "/index.html");
    }

    @Test
    void nothing_but_an_address_becomes_a_receiver() {
        MailHook.to("root");
        for (String text : List.of("", "a b@c", "me'; rm -rf /'@x", "-oQ/tmp", "a@b\nBcc: c@d", "$(id)@x")) {
            assertThatThrownBy(() -> MailHook.to(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no mail address");
        }
    }

    private void carryOut(Outcome outcome, Hook... hooks) {
        List<CheckResult> checks = List.of(new CheckResult("kernel-does-not-reboot", outcome, true, "", List.of()));
        AfterRun.carryOut(
                List.of(hooks), loaded, new RunFolder(folder), Verdict.of(checks, "It $broke `here`."), failures::add);
    }

    private Hook touch(HookMoment moment) {
        return new Hook(List.of(moment), "touch " + folder + "/" + moment, LONG);
    }

    private static Hook always(String run, Duration timeout) {
        return new Hook(List.of(HookMoment.ALWAYS), run, timeout);
    }
}
