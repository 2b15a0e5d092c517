package org.boxsoak.doctor;

/**
 * What the doctor found of one part of the bench.
 *
 * @param check the part, in a word that stays, e.g. {@code adb-server}
 * @param health how it is
 * @param found what was seen, with its values
 * @param mend what to do about it; empty where nothing is to be done
 */
public record Finding(String check, Health health, String found, String mend) {
    /** How a part of the bench is. */
    public enum Health {
        OK,
        /** A run can be done, but something will be missing from it. */
        WARNING,
        /** A run cannot be done, or what it says could not be trusted. */
        FAILED,
        /** This bench has no such part, or it could not be reached for another reason that is told. */
        SKIPPED
    }

    static Finding ok(String check, String found) {
        return new Finding(check, Health.OK, found, "");
    }

    static Finding warning(String check, String found, String mend) {
        return new Finding(check, Health.WARNING, found, mend);
    }

    static Finding failed(String check, String found, String mend) {
        return new Finding(check, Health.FAILED, found, mend);
    }

    static Finding skipped(String check, String found, String mend) {
        return new Finding(check, Health.SKIPPED, found, mend);
    }
}
