package org.boxsoak.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.boxsoak.leak.NightRate;
import org.jspecify.annotations.Nullable;

/** Reads the rates of nights from a CSV file: {@code night,build,rate,se}, the standard error may be empty. */
public final class NightsCsv {
    private static final String FORM = "night,build,rate,se";

    private @Nullable CsvHeader header;
    private final List<NightRate> nights = new ArrayList<>();
    private final Set<Integer> seen = new HashSet<>();

    /** The nights of the file, in the order of its rows. */
    public static List<NightRate> read(Path file) {
        NightsCsv csv = new NightsCsv();
        CsvReader.rows(file, csv::accept);
        if (csv.header == null) {
            throw CsvProblem.in(file, "the file is empty. It must begin with the header " + FORM + ".");
        }
        if (csv.nights.isEmpty()) {
            throw CsvProblem.in(file, "there is no night below the header.");
        }
        return csv.nights;
    }

    private void accept(CsvRow row) {
        if (header == null) {
            header = new CsvHeader(row);
            header.require("night", FORM);
            header.require("rate", FORM);
            return;
        }
        header.requireSameSize(row);
        int at = header.find("night");
        long number = row.whole(at, "night");
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw row.problem(at, "night " + number + " is out of range.");
        }
        if (!seen.add((int) number)) {
            throw row.problem(at, "night " + number + " is there twice.");
        }
        int rateAt = header.find("rate");
        double rate = row.number(rateAt, "rate");
        if (Double.isNaN(rate)) {
            // A night without a rate is a night that was not judged.
            return;
        }
        int errorAt = header.find("se");
        double error = errorAt < 0 ? Double.NaN : row.number(errorAt, "se");
        if (error < 0) {
            throw row.problem(errorAt, "a standard error of " + row.cell(errorAt) + " is below 0.");
        }
        int buildAt = header.find("build");
        nights.add(new NightRate((int) number, buildAt < 0 ? "" : row.cell(buildAt), rate, error));
    }
}
