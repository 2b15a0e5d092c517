package org.boxsoak.soak;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.boxsoak.bench.HostPackage;
import org.boxsoak.bench.HostPackages;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.plan.Hook;
import org.boxsoak.plan.HookMoment;

/** Makes the hook behind {@code --mail}: the explanation of every run that did not pass, by this host's own mail system. */
public final class MailHook {
    /** An address, or the name of a user of this host; nothing that a shell or a mail's head would take for more than that. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._+=/-]+(@[A-Za-z0-9.-]+)?");

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private MailHook() {}

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public static Hook to(String address) {
        if (!ADDRESS.matcher(address).matches() || address.startsWith("-")) {
            throw new IllegalArgumentException(
                    "'" + address + "' is no mail address; write it as me@example.org, or name a user of this host");
        }
        String script = "{ printf 'To: %s\\nSubject: boxsoak: %s: %s on %s\\n' '" + address
                + "' \"$BOXSOAK_VERDICT\" \"$BOXSOAK_PLAN\" \"$BOXSOAK_BOX\"; "
                + "printf 'MIME-Version: 1.0\\nContent-Type: text/plain; charset=utf-8\\n\\n%s\\n\\n' \"$BOXSOAK_EXPLANATION\"; "
                + "printf 'Run page: %s\\n' \"$(hostname):$BOXSOAK_PAGE\"; } | PATH=$PATH:/usr/sbin:/usr/lib sendmail -t";
        return new Hook(List.of(HookMoment.FAILED), script, LIMIT);
    }

    /** @throws MissingSetupException when this host has no mail system: every one of them brings the program sendmail */
    public static void requireMailSystem() {
        HostPackage sendmail = new HostPackage("msmtp-mta", "sendmail");
        if (!HostPackages.missing(List.of(sendmail)).isEmpty()) {
            throw new MissingSetupException(
                    "This host has no mail system (no program 'sendmail'), so no mail can be sent. Install one, e.g. "
                            + HostPackages.installCommand(List.of(sendmail))
                            + ", and tell it your mail server (/etc/msmtprc).");
        }
    }
}
