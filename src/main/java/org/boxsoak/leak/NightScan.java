package org.boxsoak.leak;

/**
 * Finds where a stretch of nights parts best, in one pass.
 *
 * <p>The squares about the common mean are the same for each division, and those between the two parts what it takes off them: the t-value
 * is the larger, and its p the smaller, the more that is. With C the weighted sum of one part's distances from the common mean, W1 and W2 the
 * parts' weights and W their sum, it is C^2 W / (W1 W2).
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared
record NightScan(int from, double[] weightBefore, double[] distanceBefore) {
    /** The nights [first, last) of a stretch. */
    record Middle(int first, int last) {}

    static NightScan of(NightWeights nights, int from, int to) {
        double mean = nights.independentMean(from, to);
        double[] weight = new double[to - from + 1];
        double[] distance = new double[to - from + 1];
        for (int i = from; i < to; i++) {
            double own = 1 / nights.variance()[i];
            weight[i - from + 1] = weight[i - from] + own;
            distance[i - from + 1] = distance[i - from] + own * (nights.independent()[i] - mean);
        }
        return new NightScan(from, weight, distance);
    }

    private int length() {
        return weightBefore.length - 1;
    }

    /** The night that parts the stretch best into two, each of {@code shortest} nights at least. */
    int split(int shortest) {
        int best = shortest;
        for (int k = shortest; k <= length() - shortest; k++) {
            best = between(0, k) > between(0, best) ? k : best;
        }
        return from + best;
    }

    /** The nights amid the stretch that differ most from the others, each of the three parts of {@code shortest} nights at least. */
    Middle middle(int shortest) {
        int first = shortest;
        int last = 2 * shortest;
        for (int i = shortest; i <= length() - 2 * shortest; i++) {
            for (int j = i + shortest; j <= length() - shortest; j++) {
                if (between(i, j) > between(first, last)) {
                    first = i;
                    last = j;
                }
            }
        }
        return new Middle(from + first, from + last);
    }

    private double between(int first, int last) {
        double whole = weightBefore[length()];
        double inner = weightBefore[last] - weightBefore[first];
        double distance = distanceBefore[last] - distanceBefore[first];
        return distance * distance * whole / (inner * (whole - inner));
    }
}
