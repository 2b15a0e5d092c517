package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTests {
    @ParameterizedTest
    @CsvSource({
        "512M, 536870912, 512 MiB",
        "64K, 65536, 64 KiB",
        "1.5 GiB, 1610612736, 1536 MiB",
        "1 MB, 1000000, 1 MB",
        "200 kB, 200000, 200 kB",
        "1000 KB, 1000000, 1 MB",
        "0 B, 0, 0 B",
        "17 B, 17, 17 B",
        "2T, 2199023255552, 2 TiB"
    })
    void reads_what_people_write(String text, long count, String canonical) {
        assertThat(Bytes.parse(text)).isEqualTo(new Bytes(count)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "512 | '512': a unit is missing; write 512M (times 1024 x 1024), 512 MB (times 1000 x 1000) or 512 B",
                "1 m | '1 m': unit must be one of K, M, G, T, KiB, MiB, GiB, TiB (binary), kB, MB, GB, TB (decimal), B",
                "-1M | '-1M': a size cannot be negative",
                "0.3 B | '0.3 B' is no whole number of bytes",
                "9999999999 TiB | '9999999999 TiB' is more than any machine has",
                "lots | 'lots' is no size; write it as 512M, 64K or 1.5 GiB"
            })
    void says_what_is_wrong(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.parse(text)).withMessage(message);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void reads_back_what_it_writes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            long unit =
                    random.nextBoolean() ? 1L << (10 * random.nextInt(4)) : (long) Math.pow(1000, random.nextInt(4));
            Bytes bytes = new Bytes(random.nextLong(1L << 30) * unit);

            assertThat(Bytes.parse(bytes.toString())).isEqualTo(bytes);
        }
    }
}
