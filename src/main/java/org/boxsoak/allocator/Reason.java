package org.boxsoak.allocator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Put the deciding numbers of a verdict into one sentence. */
final class Reason {
    private final AllocationRequest request;
    private final ZoneVerdict zone;
    private final String size;

    private Reason(AllocationRequest request, ZoneVerdict zone) {
        this.request = request;
        this.zone = zone;
        this.size = "order " + request.order() + " and above";
    }

    static String of(AllocationRequest request, List<ZoneVerdict> zones, @Nullable ZoneVerdict deciding) {
        if (deciding == null) {
            return "The log shows no zone that this request may use, so what decided is not known.";
        }
        Reason reason = new Reason(request, deciding);
        return "Zone " + deciding.zone().id().zone() + ": " + reason.sentence() + reason.restriction(zones) + ".";
    }

    private String sentence() {
        return switch (zone.outcome()) {
            case SUCCEEDS -> amount() + supply() + ", so this request is expected to succeed";
            case CMA_ONLY ->
                "%s, but all %d free blocks of %s are CMA, which %s request may not take"
                        .formatted(amount(), zone.blockedBlocks(), size, requester());
            case HIGHATOMIC_ONLY ->
                "%s, but all %d free blocks of %s are reserved for atomic requests"
                        .formatted(amount(), zone.blockedBlocks(), size);
            case FRAGMENTATION ->
                zone.usableBlocks() > 0
                        ? "%s, but the %d free blocks of %s hold too little for this kernel's watermark by order"
                                .formatted(amount(), zone.usableBlocks(), size)
                        : amount() + ", but no free block of " + size
                                + (zone.blockedBlocks() > 0 ? " is usable" : " is left");
            case BELOW_WATERMARK -> below();
            case UNKNOWN ->
                zone.isMeasured()
                        ? amount() + ", but the free blocks by order are not shown"
                        : "up to " + zone.usableBlocks() + " free blocks of " + size
                                + " are usable, but the free pages or the watermark are not known";
        };
    }

    private String amount() {
        if (!zone.isMeasured()) {
            return "the watermark is not known";
        }
        return "%d usable pages%s exceed the %s".formatted(zone.usablePages(), withoutCma(), minimum());
    }

    private String minimum() {
        return "effective minimum of " + zone.effectiveMin()
                + (zone.reserve() > 0 ? " plus " + zone.reserve() + " kept for lower zones' own requests" : "");
    }

    private String withoutCma() {
        return zone.zone().freeCma() > 0 && zone.usablePages() < zone.zone().freeCma()
                ? " (%d free, %d of them CMA)"
                        .formatted(zone.zone().free(), zone.zone().freeCma())
                : "";
    }

    private String supply() {
        return zone.zone().orders().isEmpty()
                ? ""
                : " and up to %d free blocks of %s are usable".formatted(zone.usableBlocks(), size);
    }

    private String below() {
        Long free = zone.zone().free();
        boolean isElsewhere = free != null && free - request.pages() >= zone.effectiveMin() + zone.reserve();
        String rest = isElsewhere
                ? "; %d are free, but the rest is %s"
                        .formatted(free, zone.zone().freeCma() > 0 ? "CMA" : "reserved")
                : "";
        return "%d usable pages do not exceed the %s%s".formatted(zone.usablePages(), minimum(), rest);
    }

    private String restriction(List<ZoneVerdict> zones) {
        if (zone.outcome() == AllocationOutcome.SUCCEEDS) {
            return "";
        }
        return zones.stream()
                .filter(z -> z.isForbidden() && z.outcome() == AllocationOutcome.SUCCEEDS)
                .findFirst()
                .map(z -> "; zone " + z.zone().id().zone() + " could serve it, but is closed to this request")
                .orElse("");
    }

    private String requester() {
        String type = request.gfp().migrateType().kernelName();
        return (type.startsWith("U") ? "an " : "a ") + type;
    }
}
