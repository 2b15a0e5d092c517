package org.boxsoak.box;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a box who it is, in one command: Android's properties, else the device tree, DMI and {@code /etc/os-release}. */
final class IdentityQuestion {
    private static final String COMMAND = """
            say() { echo "$1=$2"; }
            text() { [ -r "$1" ] && tr -d '\\000' < "$1" | head -n 1; }
            release() { [ -r /etc/os-release ] && sed -n "s/^$1=//p" /etc/os-release | tr -d '"'; }
            if command -v getprop > /dev/null; then
              for p in ro.product.model ro.product.manufacturer ro.build.fingerprint ro.build.display.id \\
                  ro.build.version.release ro.serialno; do say "$p" "$(getprop "$p")"; done
            fi
            say dt.model "$(text /proc/device-tree/model)"
            say dt.serial "$(text /proc/device-tree/serial-number)"
            say dmi.model "$(text /sys/class/dmi/id/product_name)"
            say dmi.vendor "$(text /sys/class/dmi/id/sys_vendor)"
            say os.name "$(release PRETTY_NAME)"
            say kernel "$(uname -r || text /proc/sys/kernel/osrelease)"
            """;

    private IdentityQuestion() {}

    static BoxIdentity ask(Box box, Duration deadline) {
        return read(box.ask(COMMAND + "true", deadline));
    }

    static BoxIdentity read(String answer) {
        Map<String, String> facts = answer.lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].strip(), (first, second) -> first));
        return new BoxIdentity(
                first(facts, "ro.product.model", "dt.model", "dmi.model"),
                first(facts, "ro.product.manufacturer", "dmi.vendor"),
                first(facts, "ro.build.fingerprint", "ro.build.display.id", "os.name"),
                first(facts, "kernel"),
                first(facts, "ro.build.version.release"),
                first(facts, "ro.serialno", "dt.serial"));
    }

    private static String first(Map<String, String> facts, String... names) {
        return Arrays.stream(names)
                .map(name -> facts.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
