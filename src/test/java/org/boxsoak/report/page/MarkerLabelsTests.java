package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.boxsoak.report.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerLabelsTests {
    private static final List<Marker.Kind> KINDS = List.of(Marker.Kind.values());
    private static final Scale TIME = new Scale(0, 10_800, 66, 1138);

    @Test
    void markers_of_one_moment_share_a_stack_in_the_order_of_what_happened() {
        MarkerLabels labels = labels(
                marker(10_803, Marker.Kind.CRASH, "oops"),
                marker(10_800, Marker.Kind.PLUG, "plug 7"),
                marker(10_803, Marker.Kind.ALLOCATION_FAILURE, "order-4 allocation failed"),
                marker(10_809, Marker.Kind.REBOOT, "reboot"));

        assertThat(labels.placed())
                .singleElement()
                .satisfies(stack -> assertThat(stack.lines())
                        .extracting(Marker::label)
                        .containsExactly("plug 7", "order-4 allocation failed", "oops", "reboot"));
    }

    @Test
    void at_the_right_edge_labels_stand_left_of_their_marker() {
        MarkerLabels labels = labels(marker(10_800, Marker.Kind.CRASH, "oops in glSetHifInfo"));

        assertThat(labels.placed().get(0).left() + 150).isLessThan(TIME.at(10_800));
    }

    @Test
    void cycles_have_no_labels() {
        assertThat(labels(marker(60, Marker.Kind.CYCLE, "cycle 2")).placed()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void no_label_covers_another(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Marker[] markers = new Marker[80];
        for (int i = 0; i < markers.length; i++) {
            Marker.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            markers[i] = marker(random.nextInt(10_800), kind, "x".repeat(random.nextInt(3, 24)));
        }

        MarkerLabels labels = labels(markers);

        assertThat(labels.placed()).hasSizeGreaterThan(5);
        List<double[]> lines = new ArrayList<>();
        for (MarkerLabels.Stack stack : labels.placed()) {
            for (int i = 0; i < stack.lines().size(); i++) {
                double lane = stack.lane() + i;
                double right = stack.left()
                        + ChartSize.WIDE.textWidth(stack.lines().get(i).label());
                assertThat(lines).noneMatch(other -> other[2] == lane && other[0] < right && stack.left() < other[1]);
                lines.add(new double[] {stack.left(), right, lane});
            }
            assertThat(stack.left()).isNotNegative();
        }
    }

    private static MarkerLabels labels(Marker... markers) {
        return new MarkerLabels(List.of(markers), TIME, ChartSize.WIDE);
    }

    private static Marker marker(int second, Marker.Kind kind, String label) {
        return new Marker(Duration.ofSeconds(second), kind, label);
    }
}
