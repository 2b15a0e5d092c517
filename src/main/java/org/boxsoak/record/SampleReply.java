package org.boxsoak.record;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds the command that reads several files in one go, and takes its answer apart.
 *
 * @param texts each readable file's text by source name, in the order of asking
 * @param bootId the boot in which they were read
 */
record SampleReply(Map<String, String> texts, String bootId) {
    private static final String BOOT_ID = "boot_id";

    /** One shell command line for all the files; {@code mark} must not occur in any of them. */
    static String command(Iterable<SampleSource> sources, String mark) {
        StringBuilder command = new StringBuilder();
        append(command, mark, BOOT_ID, "/proc/sys/kernel/random/boot_id");
        sources.forEach(s -> append(command, mark, s.name(), s.path()));
        return command.append("echo ").append(mark).append(" end").toString();
    }

    private static void append(StringBuilder command, String mark, String name, String path) {
        command.append("echo ")
                .append(mark)
                .append(' ')
                .append(name)
                .append("; cat ")
                .append(path);
        command.append(" 2>/dev/null || echo ").append(mark).append(" absent; ");
    }

    /** @throws IllegalArgumentException when the answer is not whole */
    static SampleReply parse(String answer, String mark) {
        Map<String, String> texts = new LinkedHashMap<>();
        String[] parts = answer.split("(?m)^" + mark + " ", -1);
        if (!parts[parts.length - 1].startsWith("end")) {
            throw new IllegalArgumentException("the box's answer is not whole");
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int eol = parts[i].indexOf('\n');
            String name = eol < 0 ? parts[i] : parts[i].substring(0, eol);
            if (!name.equals("absent")) {
                boolean absent = parts[i + 1].startsWith("absent");
                if (!absent) {
                    texts.put(name.strip(), parts[i].substring(eol + 1));
                }
            }
        }
        String bootId = texts.remove(BOOT_ID);
        if (bootId == null) {
            throw new IllegalArgumentException("the box did not tell its boot id");
        }
        return new SampleReply(texts, bootId.strip());
    }
}
