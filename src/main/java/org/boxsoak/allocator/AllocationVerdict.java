package org.boxsoak.allocator;

import java.util.Comparator;
import java.util.List;

/**
 * Tell how an allocation request comes out, by the kernel's own test, and why.
 *
 * @param request what was asked
 * @param outcome over all zones that the request may use: the one nearest to success
 * @param zones each zone, highest first
 * @param reason one sentence with the deciding numbers
 */
public record AllocationVerdict(
        AllocationRequest request, AllocationOutcome outcome, List<ZoneVerdict> zones, String reason) {
    public AllocationVerdict {
        zones = List.copyOf(zones);
    }

    /** Runs the test on every zone. */
    public static AllocationVerdict of(AllocationRequest request, List<ZoneState> states) {
        WatermarkTest test = new WatermarkTest(request, states);
        List<ZoneVerdict> zones = states.stream()
                .sorted(Comparator.comparing((ZoneState z) -> z.id().node())
                        .thenComparing(ZoneState::type, Comparator.reverseOrder()))
                .map(test::of)
                .toList();
        ZoneVerdict deciding = zones.stream()
                .filter(z -> !z.isForbidden())
                .min(Comparator.comparing(ZoneVerdict::outcome))
                .orElse(null);
        AllocationOutcome outcome = deciding == null ? AllocationOutcome.UNKNOWN : deciding.outcome();
        return new AllocationVerdict(request, outcome, zones, Reason.of(request, zones, deciding));
    }

    /** The zone that decides: the one nearest to success; the first of all if the request may use none. */
    public ZoneVerdict deciding() {
        return zones.stream()
                .min(Comparator.comparing(ZoneVerdict::isForbidden).thenComparing(ZoneVerdict::outcome))
                .orElseThrow(() -> new IllegalStateException("no zone was judged"));
    }
}
