package org.boxsoak.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.boxsoak.leak.CounterSeries;
import org.boxsoak.leak.SeriesSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesCsvTests {
    @TempDir
    private Path folder;

    private List<CounterSeries> read(String text) throws IOException {
        return SeriesCsv.read(Files.writeString(folder.resolve("f"), text));
    }

    private static String names(List<CounterSeries> series) {
        return series.stream().map(CounterSeries::name).collect(Collectors.joining(", "));
    }

    @Test
    void labels_that_all_rows_share_are_not_in_the_names() throws IOException {
        String text = "t,host,process,PID,RSS\n0,box,media,17,5\n0,box,wifi,18,6\n9,box,media,17,7\n";

        List<CounterSeries> series = read(text);

        assertThat(names(series)).isEqualTo("RSS media 17, RSS wifi 18");
        assertThat(new SeriesSamples(series.get(0)).values()).isEqualTo("5 7");
    }

    @Test
    void a_column_of_remarks_is_told_from_one_of_labels() {
        String rows = IntStream.range(0, 3000)
                .mapToObj(i -> i + ",remark " + i + "," + i + "\n")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> read("t,remark,x\n" + rows))
                .hasMessageContaining(":1002:6: nearly each row has another text in column 'remark'");
    }

    @Test
    void another_kind_of_file_is_refused_by_its_first_lines() throws IOException {
        Path log = folder.resolve("log");
        // The last line would be another refusal.
        Files.writeString(log, "[    0.000000] Booting Linux on physical CPU 0x0\n".repeat(1000) + "1,2,3\n");

        assertThatThrownBy(() -> SeriesCsv.read(log)).hasMessageContaining(":1:1: the header '[,0.000000],Booting");
    }

    @Test
    void days_of_sar_one_file_after_the_other_go_on() throws IOException {
        String day =
                "Linux 5.4.125 (box) \t%s \t_aarch64_\t(4 CPU)\n\n12:00:01 AM kbmemfree\n12:10:01 AM 5\n11:50:01 PM 6\nAverage: 5.5\n\n";

        List<CounterSeries> series = read(day.formatted("04/01/26") + day.formatted("04/02/26"));

        assertThat(names(series)).isEqualTo("kbmemfree");
        assertThat(new SeriesSamples(series.get(0)).seconds()).isEqualTo("601 85801 87001 172201");
    }

    @Test
    void a_name_of_two_tables_is_told_by_its_line() throws IOException {
        String text = "# hostname;interval;timestamp;tps\nbox;1;2026-04-01 22:05:00 UTC;5\n"
                + "# hostname;interval;timestamp;DEV;tps\nbox;1;2026-04-01 22:05:00 UTC;vda;4\n";

        assertThat(names(read(text))).isEqualTo("tps, tps (line 3)");
    }

    @Test
    void groups_are_named_only_where_a_name_is_there_twice() throws IOException {
        String text = "host box\n,memory,,swap,\ntime,free,cache,free,used\n0,1,2,3,4\n";

        assertThat(names(read(text))).isEqualTo("memory free, cache, swap free, used");
    }

    @ParameterizedTest
    @CsvSource({
        "30-12, 31-12, 01-01",
        "27-02, 28-02, 01-03",
        "28-02, 29-02, 01-03",
        "02-27, 02-28, 03-01",
        "Jan-31, Feb-01, Feb-02"
    })
    void dates_without_a_year_follow_each_other(String first, String second, String third) throws IOException {
        String text = "time,x\n%s 23:00:00,1\n%s 23:00:00,2\n%s 23:00:00,3\n";

        assertThat(new SeriesSamples(read(text.formatted(first, second, third)).get(0)).elapsed())
                .isEqualTo("0 86400 172800");
    }

    @Test
    void zero_needs_no_unit_and_the_first_unit_is_the_columns() throws IOException {
        String text = "t,x\n0,0\n1,512 KiB\n2,1 MiB\n3,0\n4,1.5Mi\n";

        assertThat(new SeriesSamples(read(text).get(0)).values()).isEqualTo("0 512 1024 0 1536");
    }
}
