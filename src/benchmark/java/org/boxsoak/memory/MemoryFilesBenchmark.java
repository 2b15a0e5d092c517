package org.boxsoak.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measure what one sample of pagetypeinfo, slabinfo and meminfo (40 kB) costs to parse, against the usual split and regex.
 * Run it from the root of the project:
 * <pre>
 * mvn -q -Pbenchmark -DskipTests -Dquick package dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath
 * java -cp "target/classes:$(cat target/benchmark.classpath)" org.openjdk.jmh.Main MemoryFilesBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MemoryFilesBenchmark {
    private static final int SAMPLE_BYTES = 40_000;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern MEMINFO_LINE = Pattern.compile("^(.+?):\\s+(\\d+)( kB)?$");
    private static final Pattern FREE_ROW =
            Pattern.compile("^Node\\s+(\\d+), zone\\s+(\\S+), type\\s+(\\S+)\\s+((?:>?\\d+\\s*)+)$");
    private static final Pattern SLAB_ROW = Pattern.compile(
            "^(\\S+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+) : tunables\\s+.* : slabdata\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)$");

    private String pageTypes = "";
    private String slabs = "";
    private String memory = "";

    @Setup
    public void readSample() throws IOException {
        pageTypes = corpus("pagetypeinfo/001-incident-at-boot.txt");
        memory = corpus("meminfo/002-arm64-6.1-with-cma.txt");
        slabs = corpus("slabinfo/001-x86-6.18.txt");
        // An Android box has some 350 caches: more rows fill the sample up to its size.
        StringBuilder more = new StringBuilder(slabs);
        List<String> rows = slabs.lines().skip(2).toList();
        for (int i = 0; more.length() + pageTypes.length() + memory.length() < SAMPLE_BYTES; i++) {
            more.append("vendor_").append(rows.get(i % rows.size())).append('\n');
        }
        slabs = more.toString();
    }

    @Benchmark
    public void scanning(Blackhole hole) {
        hole.consume(PageTypeInfo.parse(pageTypes));
        hole.consume(SlabInfo.parse(slabs));
        hole.consume(MemInfo.parse(memory));
    }

    @Benchmark
    public void splitting(Blackhole hole) {
        hole.consume(splitRows(pageTypes));
        hole.consume(splitRows(slabs));
        hole.consume(splitRows(memory));
    }

    @Benchmark
    public void regex(Blackhole hole) {
        hole.consume(regexRows(FREE_ROW, pageTypes));
        hole.consume(regexRows(SLAB_ROW, slabs));
        hole.consume(regexRows(MEMINFO_LINE, memory));
    }

    private static Map<String, List<Long>> splitRows(String text) {
        Map<String, List<Long>> rows = new HashMap<>();
        for (String line : text.split("\n")) {
            List<Long> numbers = new ArrayList<>();
            String[] words = BLANKS.split(line.trim());
            for (String word : words) {
                if (word.matches("\\d+")) {
                    numbers.add(Long.parseLong(word));
                }
            }
            rows.put(words[0] + rows.size(), numbers);
        }
        return rows;
    }

    private static Map<String, List<Long>> regexRows(Pattern row, String text) {
        Map<String, List<Long>> rows = new HashMap<>();
        for (String line : text.split("\n")) {
            Matcher matcher = row.matcher(line);
            if (matcher.matches()) {
                List<Long> numbers = new ArrayList<>();
                for (int group = 2; group <= matcher.groupCount(); group++) {
                    String value = matcher.group(group);
                    for (String word : value == null ? new String[0] : BLANKS.split(value.trim())) {
                        if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
                            numbers.add(Long.parseLong(word));
                        }
                    }
                }
                rows.put(matcher.group(1) + rows.size(), numbers);
            }
        }
        return rows;
    }

    private static String corpus(String name) throws IOException {
        String file = Files.readString(Path.of("src/test/resources/corpus", name));
        return file.substring(file.indexOf("\n\n") + 2);
    }
}
