package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.boxsoak.allocator.AllocationVerdict;
import org.boxsoak.allocator.GfpMask;
import org.boxsoak.allocator.ZoneVerdict;
import org.boxsoak.klog.AllocationFailure;
import org.boxsoak.klog.ExplainedEvent;
import org.boxsoak.klog.KernelEvent;
import org.boxsoak.klog.OomKill;
import org.boxsoak.klog.Oops;
import org.boxsoak.klog.Scene;
import org.boxsoak.klog.StackFrame;
import org.jspecify.annotations.Nullable;

/** Writes events as the objects that {@code boxsoak explain --json} prints; what a log does not show is null. */
final class EventJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EventJson() {}

    static ObjectNode of(String file, ExplainedEvent explained) {
        KernelEvent event = explained.event();
        ObjectNode json = MAPPER.createObjectNode()
                .put("file", file)
                .put("line", event.line())
                .put("kind", event.kind().word());
        Scene scene = event.scene();
        json.put("process", scene.process()).put("pid", scene.pid());
        if (event instanceof AllocationFailure failure) {
            request(json, failure.verdict(), scene);
            json.put("requester", place(failure.requester()));
            verdict(json, failure.verdict());
        } else if (event instanceof OomKill kill && kill.verdict() != null) {
            request(json, kill.verdict(), scene);
            json.put("title", kill.title());
            verdict(json, kill.verdict());
        } else {
            json.put("release", scene.release()).put("title", event.title());
        }
        if (event instanceof Oops oops) {
            StackFrame place = oops.place();
            StackFrame at = oops.at();
            json.put("address", oops.address())
                    .put("pc", at == null || at.offset() == null ? null : at.address())
                    .put("module", place == null ? null : place.module());
        }
        ArrayNode causes = json.putArray("causes");
        explained.leadsTo().forEach(causes::add);
        return json;
    }

    static ObjectNode gfp(GfpMask gfp) {
        ObjectNode json = MAPPER.createObjectNode().put("mode", "0x" + Long.toHexString(gfp.mode()));
        ArrayNode flags = json.putArray("flags");
        gfp.flags().forEach(flags::add);
        return json.put("name", gfp.name());
    }

    static void verdict(ObjectNode json, AllocationVerdict verdict) {
        ArrayNode zones = json.putArray("zones");
        for (ZoneVerdict zone : verdict.zones()) {
            zones.addObject()
                    .put("node", zone.zone().id().node())
                    .put("zone", zone.zone().id().zone())
                    .put("freeKb", kilobytes(zone, zone.zone().free()))
                    .put("minKb", kilobytes(zone, zone.zone().min()))
                    .put("freeCmaKb", kilobytes(zone, zone.zone().freeCma()))
                    .put("usableBlocks", zone.usableBlocks())
                    .put("verdict", zone.outcome().word());
        }
        json.put("verdict", verdict.outcome().word()).put("reason", verdict.reason());
    }

    private static void request(ObjectNode json, AllocationVerdict verdict, Scene scene) {
        GfpMask gfp = verdict.request().gfp();
        json.put("order", verdict.request().order());
        json.set("gfp", gfp(gfp));
        json.put("migratetype", gfp.migrateType().kernelName()).put("release", scene.release());
    }

    private static @Nullable Long kilobytes(ZoneVerdict zone, @Nullable Long pages) {
        return pages == null ? null : Long.valueOf(pages * zone.zone().pageKilobytes());
    }

    private static @Nullable String place(@Nullable StackFrame frame) {
        return frame == null ? null : frame.place();
    }
}
