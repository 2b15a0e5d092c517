package org.boxsoak.judge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.memory.LoadedModules;
import org.boxsoak.owners.OwnerGrowth;
import org.boxsoak.owners.OwnerMoment;
import org.boxsoak.owners.OwnerSource;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.PackedText;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel's own records of owners show between the workload's start and its end.
 *
 * @param seconds between the two readings; 0 where there are not both, or the box rebooted in between
 * @param growth who gained something, those that gained most first
 * @param before what was loaded at the start
 * @param after what was loaded at the end
 */
public record OwnerFindings(double seconds, List<OwnerGrowth> growth, LoadedModules before, LoadedModules after) {
    public OwnerFindings {
        growth = List.copyOf(growth);
    }

    static OwnerFindings of(Recording recording) {
        double start = Double.NaN;
        double end = Double.NaN;
        for (JournalLine line : recording.journal()) {
            if (line.event() instanceof RunEvent.OwnersRead read) {
                boolean isStart = read.moment().equals(OwnerMoment.START.word());
                start = isStart ? line.seconds() : start;
                end = isStart ? Double.NaN : line.seconds();
            } else if (line.event() instanceof RunEvent.BoxRebooted && Double.isNaN(end)) {
                start = Double.NaN;
            }
        }
        Map<OwnerSource, String> after = texts(recording.folder(), OwnerMoment.END);
        if (Double.isNaN(start) || Double.isNaN(end)) {
            LoadedModules modules = modules(after);
            return new OwnerFindings(0, List.of(), modules, modules);
        }
        Map<OwnerSource, String> before = texts(recording.folder(), OwnerMoment.START);
        return new OwnerFindings(
                end - start, OwnerGrowth.between(before, after, end - start), modules(before), modules(after));
    }

    private static Map<OwnerSource, String> texts(RunFolder folder, OwnerMoment moment) {
        Map<OwnerSource, String> texts = new EnumMap<>(OwnerSource.class);
        for (OwnerSource source : OwnerSource.values()) {
            String text = PackedText.read(folder.owners(moment.word(), source.key()));
            if (text != null) {
                texts.put(source, text);
            }
        }
        return texts;
    }

    private static LoadedModules modules(Map<OwnerSource, String> texts) {
        return LoadedModules.parse(texts.getOrDefault(OwnerSource.MODULES, ""));
    }

    /** Those that gained at least so much an hour; the module list, which says little of leaks, left out. */
    List<OwnerGrowth> atLeast(double perHour) {
        return growth.stream()
                .filter(g -> g.perHour() >= perHour && g.source() != OwnerSource.MODULES)
                .toList();
    }

    /** What these records show of somebody, where it is about as much as he is accused of. */
    List<OwnerGrowth> of(Accused accused) {
        return atLeast(Accused.AGREES * accused.perHour()).stream()
                .filter(accused::isTheSameAs)
                .toList();
    }

    /** What stands in the way of unloading a module, and whether its references grew; empty when nothing does. */
    String inUse(String name) {
        LoadedModules.Module module = after.modules().get(name);
        Long references = module == null ? null : module.references();
        if (module == null || references == null || references == 0) {
            return "";
        }
        Long earlier = references(before.modules().get(name));
        String users = module.users().isEmpty() ? "" : " by " + String.join(", ", module.users());
        String grew = earlier != null && earlier < references ? "; at the start " + earlier : "";
        return "it is in use" + users + " (reference count " + references + grew + "), so end that first";
    }

    private static @Nullable Long references(LoadedModules.@Nullable Module module) {
        return module == null ? null : module.references();
    }
}
