package org.boxsoak.allocator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Put the deciding numbers of a verdict into one sentence. */
final class Reason {
    private Reason() {}

    static String of(AllocationRequest request, List<ZoneVerdict> zones, @Nullable ZoneVerdict deciding) {
        if (deciding == null) {
            return "What decides is not shown: no zone that this request may use is listed.";
        }
        String name = "zone " + deciding.zone().id().zone();
        String amount = deciding.usablePages() < 0
                ? ""
                : "%d usable pages against the %d that must remain (effective minimum %d)"
                        .formatted(
                                Math.max(0, deciding.usablePages()), deciding.neededPages(), deciding.effectiveMin());
        String size = "order " + request.order() + " and above";
        return switch (deciding.outcome()) {
            case SUCCEEDS ->
                "%s: %s%s, so the request is expected to succeed.".formatted(name, amount, supply(deciding, size));
            case CMA_ONLY ->
                "%s: enough memory (%s), but all %d free blocks of %s are CMA, which %s request may not take."
                        .formatted(name, amount, deciding.blockedBlocks(), size, article(request));
            case HIGHATOMIC_ONLY ->
                "%s: enough memory (%s), but all %d free blocks of %s are reserved for atomic requests."
                        .formatted(name, amount, deciding.blockedBlocks(), size);
            case FRAGMENTATION -> fragmented(name, amount, size, deciding);
            case BELOW_WATERMARK -> below(name, amount, deciding) + restricted(request, zones);
            case UNKNOWN ->
                "%s: what decides is not shown: %s."
                        .formatted(
                                name,
                                amount.isEmpty()
                                        ? "free pages or the watermark are missing"
                                        : "the free blocks by order are missing");
        };
    }

    private static String supply(ZoneVerdict zone, String size) {
        return zone.zone().orders().isEmpty()
                ? ""
                : " and up to %d free blocks of %s".formatted(zone.usableBlocks(), size);
    }

    private static String fragmented(String name, String amount, String size, ZoneVerdict zone) {
        if (zone.usableBlocks() > 0) {
            return "%s: enough memory (%s), but too little of it lies in blocks of %s for this kernel's watermark by order: %d such blocks."
                    .formatted(name, amount, size, zone.usableBlocks());
        }
        return "%s: enough memory (%s), but no free block of %s%s."
                .formatted(name, amount, size, zone.blockedBlocks() > 0 ? " other than isolated ones" : "");
    }

    private static String below(String name, String amount, ZoneVerdict zone) {
        Long free = zone.zone().free();
        boolean isReserved = free != null && free > zone.neededPages();
        String rest = !isReserved
                ? ""
                : "; %d pages are free, but the rest is %s"
                        .formatted(free, zone.zone().freeCma() > 0 ? "CMA" : "reserved");
        return "%s: too little memory: %s%s.".formatted(name, amount, rest);
    }

    private static String restricted(AllocationRequest request, List<ZoneVerdict> zones) {
        return zones.stream()
                .filter(z -> z.isForbidden() && z.outcome() == AllocationOutcome.SUCCEEDS)
                .findFirst()
                .map(z -> " Zone " + z.zone().id().zone() + " could serve it, but the request may not go beyond "
                        + request.gfp().highestZone().kernelName() + ".")
                .orElse("");
    }

    private static String article(AllocationRequest request) {
        String type = request.gfp().migrateType().kernelName();
        return (type.startsWith("U") ? "an " : "a ") + type;
    }
}
