package org.boxsoak.klog;

/** Take out of a raw console line what is not text: ANSI colour codes, carriage returns, NUL bytes and other control characters. */
final class LineCleaner {
    private static final char ESCAPE = 0x1b;

    private LineCleaner() {}

    static String clean(String raw) {
        int at = firstControl(raw);
        if (at == raw.length()) {
            return raw;
        }
        StringBuilder clean = new StringBuilder(raw.length()).append(raw, 0, at);
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c == ESCAPE) {
                at = afterEscape(raw, at);
            } else {
                if (c == '\t') {
                    clean.append(' ');
                } else if (c >= ' ' && c != 0x7f) {
                    clean.append(c);
                }
                at++;
            }
        }
        return clean.toString();
    }

    private static int firstControl(String raw) {
        int at = 0;
        while (at < raw.length() && raw.charAt(at) >= ' ' && raw.charAt(at) != 0x7f) {
            at++;
        }
        return at;
    }

    /** The end of {@code ESC [ 1 ; 31 m} and of the shorter forms. */
    private static int afterEscape(String raw, int escape) {
        int at = escape + 1;
        if (at >= raw.length()) {
            return at;
        }
        if (raw.charAt(at) != '[') {
            return raw.charAt(at) == '(' || raw.charAt(at) == ')' ? Math.min(raw.length(), at + 2) : at + 1;
        }
        at++;
        while (at < raw.length() && raw.charAt(at) >= ' ' && raw.charAt(at) < '@') {
            at++;
        }
        return Math.min(raw.length(), at + 1);
    }
}
