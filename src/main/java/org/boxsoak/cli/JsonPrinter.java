package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.boxsoak.allocator.AllocationVerdict;
import org.boxsoak.klog.ExplainedEvent;
import org.boxsoak.memory.MemoryFileKind;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.PageTypeZone;

/** Prints one JSON object a line. */
final class JsonPrinter implements ExplainPrinter {
    private static final int ORDER = 4;

    private final ObjectMapper mapper = new ObjectMapper();
    private final PrintWriter out;

    JsonPrinter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void event(String file, ExplainedEvent event) {
        out.println(EventJson.of(file, event));
    }

    @Override
    public void endOfLog(String file, long events) {
        out.flush();
    }

    @Override
    public void pageTypes(String file, PageTypeInfo types) {
        ObjectNode json = mapper.createObjectNode().put("kind", "page-types");
        var zones = json.putArray("zones");
        for (PageTypeZone zone : types.zones()) {
            ObjectNode object = zones.addObject()
                    .put("node", zone.id().node())
                    .put("zone", zone.id().zone());
            ObjectNode units = object.putObject("order4");
            zone.free()
                    .forEach((type, blocks) ->
                            units.put(type, blocks.inUnitsOf(ORDER).count()));
        }
        out.println(json.put("saturated", types.isSaturated()));
    }

    @Override
    public void memoryFile(String file, MemoryFileKind kind, String summary) {
        out.println(mapper.createObjectNode()
                .put("file", file)
                .put("kind", word(kind))
                .put("summary", summary));
    }

    private static String word(MemoryFileKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void whatIf(AllocationVerdict verdict) {
        ObjectNode json = mapper.createObjectNode()
                .put("kind", "what-if")
                .put("order", verdict.request().order());
        json.set("gfp", EventJson.gfp(verdict.request().gfp()));
        json.put("migratetype", verdict.request().gfp().migrateType().kernelName());
        EventJson.verdict(json, verdict);
        out.println(json);
    }
}
