package org.boxsoak.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.boxsoak.leak.CounterSeries;
import org.boxsoak.leak.SeriesSamples;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A random table, written in a random one of the ways in which others write tables, is read as it was. */
class TableDialectTests {
    private static final long FIRST_DAY = 1_700_000_000;
    private static final int YEAR = 366 * 86_400;

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_dialect_of_a_table_is_read_as_the_same(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        TableDialect dialect = dialect(random);
        long[] seconds =
                TableDialect.times(FIRST_DAY + random.nextInt(YEAR), 1 + random.nextInt(4000), 2 + random.nextInt(120));
        double[][] values = values(random, seconds.length);

        String text = dialect.write(List.of("MemFree", "Slab (kB)"), seconds, values);
        List<CounterSeries> read = SeriesCsv.read(Files.writeString(folder.resolve("f"), text));

        assertThat(read).as(text).hasSize(2);
        for (int i = 0; i < 2; i++) {
            SeriesSamples written = new SeriesSamples(
                    CounterSeries.of("", LongStream.of(seconds).asDoubleStream().toArray(), values[i]));
            SeriesSamples found = new SeriesSamples(read.get(i));
            assertThat(found.elapsed()).as(text).isEqualTo(written.elapsed());
            assertThat(found.values()).as(text).isEqualTo(written.values());
            if (!dialect.isLoose()) {
                assertThat(found.seconds()).as(text).isEqualTo(written.seconds());
            }
        }
    }

    private static TableDialect dialect(RandomGenerator random) {
        String separator = List.of(",", ";", "\t", "   ").get(random.nextInt(4));
        boolean quotes = random.nextInt(3) == 0;
        boolean extras = random.nextBoolean();
        if (random.nextInt(4) == 0) {
            long perSecond = List.of(1L, 1_000L, 1_000_000L, 1_000_000_000L).get(random.nextInt(4));
            return new TableDialect(separator, "timestamp", null, perSecond, quotes, extras);
        }
        String time = TableDialect.TIMES.get(random.nextInt(TableDialect.TIMES.size()));
        String heads = time.contains("|")
                ? "Date|Time"
                : List.of("Time", "@timestamp", "Zeit").get(random.nextInt(3));
        return new TableDialect(separator, heads, time, 1, quotes, extras);
    }

    private static double[][] values(RandomGenerator random, int rows) {
        double[][] values = new double[2][rows];
        for (double[] column : values) {
            for (int i = 0; i < rows; i++) {
                column[i] =
                        random.nextInt(20) == 0 ? Double.NaN : random.nextInt(1_000_000) / (1.0 + random.nextInt(3));
            }
            // What begins with nothing has no values to know it by.
            column[0] = random.nextInt(1_000_000);
        }
        return values;
    }
}
