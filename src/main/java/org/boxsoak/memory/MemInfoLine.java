package org.boxsoak.memory;

import org.jspecify.annotations.Nullable;

/**
 * Read one line of /proc/meminfo: {@code MemFree:  448492 kB}.
 *
 * @param name as the kernel has it
 * @param value in kB, or a number of huge pages
 * @param isKilobytes whether it is in kB
 */
public record MemInfoLine(String name, long value, boolean isKilobytes) {
    /** @return null where this is no whole line of meminfo */
    public static @Nullable MemInfoLine parse(String line) {
        LineScanner in = new LineScanner(line);
        return in.nextLine() ? scan(in) : null;
    }

    static @Nullable MemInfoLine scan(LineScanner in) {
        if (in.isBlankLine()) {
            return null;
        }
        String name = in.upTo(":");
        long value = in.numberWord();
        boolean isKilobytes = in.skip("kB");
        if (name == null || name.isEmpty() || value == LineScanner.NONE || !in.atEnd()) {
            in.reject("a line is 'Name: N kB'");
        } else if (!isKilobytes && in.isCut()) {
            in.reject("digits or the unit may be missing");
        } else {
            return new MemInfoLine(name, value, isKilobytes);
        }
        return null;
    }
}
