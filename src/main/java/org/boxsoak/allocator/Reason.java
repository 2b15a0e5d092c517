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
            case SUCCEEDS ->
                (zone.isMeasured() ? amount() : "no watermark counts for it") + supply()
                        + ", so this request is expected to succeed";
            case CMA_ONLY ->
                "%sall %d free blocks of %s are CMA, which %s request may not take"
                        .formatted(amountBut(), zone.blockedBlocks(), size, requester());
            case HIGHATOMIC_ONLY ->
                "%sall %d free blocks of %s are reserved for atomic requests"
                        .formatted(amountBut(), zone.blockedBlocks(), size);
            case FRAGMENTATION ->
                zone.usableBlocks() > 0
                        ? "%sthe %d free blocks of %s hold too little for this kernel's watermark by order"
                                .formatted(amountBut(), zone.usableBlocks(), size)
                        : amountBut() + "no free block of " + size
                                + (zone.blockedBlocks() > 0 ? " is usable" : " is left");
            case BELOW_WATERMARK -> below();
            case UNKNOWN ->
                zone.isMeasured() ? amount() + ", but the free blocks by order are not shown" : unmeasured();
        };
    }

    /** What is in the way is the watermark alone, which can be bounded where the free pages are known. */
    private String unmeasured() {
        if (zone.zone().free() == null) {
            return "up to " + zone.usableBlocks() + " free blocks of " + size
                    + " are usable, but the free pages are not known";
        }
        String enough = zone.zone().orders().isEmpty() || request.order() == 0 ? "" : blocks() + ", and ";
        long most = AllocFlags.of(request).mostMin(zone.usablePages());
        return enough
                + "%d usable pages%s suffice unless the zone's min watermark, which is not known, is above %d pages (%d MiB)"
                        .formatted(
                                zone.usablePages(),
                                withoutCma(),
                                most,
                                (most * zone.zone().pageKilobytes()) >> 10);
    }

    private String blocks() {
        MigrateType own = request.gfp().migrateType();
        WatermarkTest test = new WatermarkTest(request, List.of());
        return "up to %d free blocks of %s are usable (%d in units of order %d, %d of them %s)"
                .formatted(
                        zone.usableBlocks(),
                        size,
                        zone.zone().mostUnits(request.order(), test::mayTake),
                        request.order(),
                        zone.zone().mostUnits(request.order(), t -> t == own),
                        own.kernelName());
    }

    private String amountBut() {
        return zone.isMeasured() ? amount() + ", but " : "whatever the watermark is, ";
    }

    private String amount() {
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
        if (!zone.isMeasured()) {
            return "whatever the watermark is, no page is left that counts for this request"
                    + (zone.zone().freeCma() > 0
                            ? "; %d are free, but all CMA or reserved"
                                    .formatted(zone.zone().free())
                            : "");
        }
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
