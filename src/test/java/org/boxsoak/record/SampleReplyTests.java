package org.boxsoak.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.Programs;
import org.junit.jupiter.api.Test;

class SampleReplyTests {
    @Test
    void a_real_shell_answers_with_every_file_and_says_which_is_absent() {
        List<SampleSource> sources = List.of(
                new SampleSource("uptime", "/proc/uptime", Duration.ofSeconds(1), ""),
                new SampleSource("nothing", "/proc/no-such-file", Duration.ofSeconds(1), ""),
                new SampleSource("meminfo", "/proc/meminfo", Duration.ofSeconds(1), ""));

        String answer = Programs.run(List.of("sh", "-c", SampleReply.command(sources, "@mark")), Duration.ofSeconds(30))
                .output();
        SampleReply reply = SampleReply.parse(answer, "@mark");

        assertThat(reply.bootId()).matches("[0-9a-f-]{36}");
        assertThat(reply.texts()).containsOnlyKeys("uptime", "meminfo");
        assertThat(reply.texts().get("meminfo")).startsWith("MemTotal:").endsWith("\n");
    }

    @Test
    void an_answer_without_its_end_is_no_sample() {
        assertThatThrownBy(() -> SampleReply.parse("@m boot_id\nabc\n@m meminfo\nMemTot", "@m"))
                .hasMessageContaining("not whole");
    }
}
