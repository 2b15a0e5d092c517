package org.boxsoak.trace;

/** Takes an {@code e} line apart: words of a letter and hexadecimal numbers between commas. */
final class Events {
    private static final int MOST_FIELDS = 6;

    private Events() {}

    /** Told of each event. */
    interface Sink {
        /** @param fields as many as the letter has; the array is used again for the next event */
        void event(char kind, long[] fields);
    }

    /** @throws NumberFormatException at the first word that is none; those before it have been told */
    static void forEach(String line, Sink sink) {
        long[] fields = new long[MOST_FIELDS];
        int at = 0;
        int length = line.length();
        while (at < length) {
            char kind = line.charAt(at++);
            int field = 0;
            long value = 0;
            int digits = 0;
            boolean more = true;
            while (more) {
                char c = at < length ? line.charAt(at) : ' ';
                int digit = Character.digit(c, 16);
                if (digit >= 0 && digits < 16) {
                    value = value << 4 | digit;
                    digits++;
                } else if ((c == ',' || c == ' ') && digits > 0 && field < MOST_FIELDS) {
                    fields[field++] = value;
                    value = 0;
                    digits = 0;
                    more = c == ',';
                } else {
                    throw new NumberFormatException("no event at character " + at);
                }
                at++;
            }
            if (field != fieldsOf(kind)) {
                throw new NumberFormatException("an event '" + kind + "' with " + field + " fields");
            }
            sink.event(kind, fields);
        }
    }

    private static int fieldsOf(char kind) {
        return switch (kind) {
            case 'P', 'O' -> 6;
            case 'p' -> 3;
            case 'o' -> 2;
            default -> -1;
        };
    }
}
