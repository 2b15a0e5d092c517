package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.List;

/**
 * The space that regression columns span, grown one column at a time by modified Gram-Schmidt, each column orthogonalised
 * twice (Giraud, Langou and Rozloznik 2005: twice is enough).
 *
 * <p>Own code rather than a library's QR: by Frisch, Waugh and Lovell the gain of one more column is its residual's product
 * with the residual of y, so a greedy search costs O(nk) per candidate instead of one decomposition each.
 */
final class OrthonormalBasis {
    private static final double NEGLIGIBLE = 1e-7;

    private final List<double[]> directions = new ArrayList<>();
    private double logSquaredVolume;

    OrthonormalBasis() {}

    OrthonormalBasis(OrthonormalBasis other) {
        directions.addAll(other.directions);
        logSquaredVolume = other.logSquaredVolume;
    }

    /** Adds the column; returns false where it lies in the span already. */
    boolean add(double[] column) {
        double[] rest = residual(column);
        double norm = Math.sqrt(dot(rest, rest));
        if (norm <= NEGLIGIBLE * Math.sqrt(dot(column, column))) {
            return false;
        }
        logSquaredVolume += 2 * Math.log(norm);
        for (int i = 0; i < rest.length; i++) {
            rest[i] /= norm;
        }
        directions.add(rest);
        return true;
    }

    int size() {
        return directions.size();
    }

    /** The logarithm of det(X'X) of the columns that were added. */
    double logSquaredVolume() {
        return logSquaredVolume;
    }

    /** What the basis leaves of the vector. */
    double[] residual(double[] vector) {
        double[] rest = vector.clone();
        for (int pass = 0; pass < 2; pass++) {
            for (double[] direction : directions) {
                double part = dot(direction, rest);
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= part * direction[i];
                }
            }
        }
        return rest;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
