package org.boxsoak.doctor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.ShellReply;
import org.boxsoak.record.SampleSource;

/**
 * Asks a box, in one command, all that its examination needs. The answer is one {@code name=value} a line:
 *
 * <pre>
 * uid=0
 * selinux=1
 * read:/proc/pagetypeinfo=cat: /proc/pagetypeinfo: Permission denied
 * </pre>
 *
 * @param values by name
 * @param took from question to answer
 */
record BoxFacts(Map<String, String> values, Duration took) {
    /** What {@code read:} says of a file that can be read. */
    static final String READABLE = "ok";

    private static final String COMMAND = """
            say() { echo "$1=$2"; }
            readable() { e=$(cat "$1" 2>&1 >/dev/null) && say "read:$1" ok || say "read:$1" "${e:-refused}"; }
            say uid "$(id -u)"
            say date "$(date +%s)"
            say selinux "$(cat /sys/fs/selinux/enforce 2>/dev/null || getenforce 2>/dev/null)"
            say dmesg "$(dmesg 2>/dev/null | wc -l)"
            if [ -r /dev/kmsg ]; then say kmsg ok; fi
            for t in /sys/kernel/tracing /sys/kernel/debug/tracing; do
              if [ -w $t/events/kmem/mm_page_alloc/enable ]; then say tracefs $t; break; fi
            done
            if [ -d /sys/fs/pstore ]; then
              say pstore "$(cat /sys/module/pstore/parameters/backend 2>/dev/null)"
              say dumps "$(ls /sys/fs/pstore 2>&1 | tr '\\n' ' ')"
              if ls /sys/fs/pstore >/dev/null 2>&1; then say pstore-readable ok; fi
            fi
            if [ -r /proc/last_kmsg ]; then say last_kmsg ok; fi
            say usb "$(ls /sys/bus/usb/devices 2>/dev/null | wc -l)"
            say space "$( (df -k /data/local/tmp || df -k /tmp) 2>/dev/null | tail -n 1 | tr -s ' ' | cut -d ' ' -f 4)"
            """;

    BoxFacts {
        values = Map.copyOf(values);
    }

    static BoxFacts ask(BoxShell shell, List<SampleSource> sources, Duration deadline) {
        String readings = sources.stream()
                .map(source -> "readable " + source.path() + "\n")
                .collect(Collectors.joining());
        ShellReply reply = shell.run(COMMAND + readings + "true", deadline);
        return new BoxFacts(parse(reply.output()), reply.took());
    }

    static Map<String, String> parse(String answer) {
        Map<String, String> values = new LinkedHashMap<>();
        answer.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> values.put(pair[0], pair[1].strip()));
        return values;
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }

    boolean isRoot() {
        return get("uid").equals("0");
    }
}
