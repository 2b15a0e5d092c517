package org.boxsoak.plan.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
final class Spelling {
    /** Beyond this length nothing is compared: no key is so long, and the effort grows with the square. */
    private static final int LONGEST = 60;

    private Spelling() {}

    /** The allowed word that takes the fewest typing mistakes, if it takes few for its length; null if none is near. */
    static @Nullable String nearest(String word, List<String> allowed) {
        String wanted = plain(word);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return null;
        }
        return allowed.stream()
                .filter(candidate -> distance(wanted, plain(candidate)) <= tolerated(candidate))
                .min(Comparator.comparingInt(candidate -> distance(wanted, plain(candidate))))
                .orElse(null);
    }

    private static int tolerated(String word) {
        return word.length() <= 3 ? 1 : Math.max(2, word.length() / 3);
    }

    /** {@code comesBackWithin}, {@code comes_back_within} and {@code Comes-Back-Within} are no mistakes worth counting. */
    private static String plain(String word) {
        return word.replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .replaceAll("[_ ]", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** Levenshtein distance, with two swapped neighbours as one mistake. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
