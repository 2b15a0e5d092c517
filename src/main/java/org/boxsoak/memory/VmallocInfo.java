package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Read /proc/vmallocinfo: who holds address space and pages of vmalloc.
 * <pre>
 * 0xffffff8008000000-0xffffff8008002000    8192 of_iomap+0x40/0x68 phys=0x00000000ffc01000 ioremap
 * 0x00000000cdc8103b-0x00000000d211b893   20480 kernel_clone+0x94/0x3e0 pages=4 vmalloc N0=4
 * 0x0000000000000000-0x0000000000000000    8192 unpurged vm_area
 * </pre>
 * From mm/vmalloc.c, 3.x to 6.12; for root only. Addresses may be hidden or hashed, the callers stay. Words after the kind are left out.
 *
 * @param areas the areas, in the file's order
 * @param reading what was kept and what was not
 */
public record VmallocInfo(List<VmallocArea> areas, Reading reading) {
    private static final Set<String> KINDS =
            Set.of("vmalloc", "vmap", "ioremap", "user", "dma-coherent", "vpages", "vm_map_ram", "sparse");
    private static final String UNPURGED = "unpurged vm_area";

    public VmallocInfo {
        areas = List.copyOf(areas);
    }

    public static VmallocInfo parse(String text) {
        List<VmallocArea> areas = new ArrayList<>();
        LineScanner in = new LineScanner(text);
        while (in.nextLine()) {
            if (in.isBlankLine()) {
                continue;
            }
            boolean isRange = in.word().indexOf('-') >= 0;
            long bytes = in.numberWord();
            if (!isRange || bytes == LineScanner.NONE) {
                in.reject("a line is an address range, a size in bytes and who asked for it");
            } else if (in.isCut()) {
                in.reject("words may be missing");
            } else {
                areas.add(area(in, bytes));
            }
        }
        return new VmallocInfo(areas, areas.isEmpty() ? in.readingWithout("no area was found") : in.reading());
    }

    /** The pages that vmalloc took itself. */
    public long allocatedPages() {
        return pagesByCaller().values().stream().reduce(0L, Tally::sum);
    }

    /** The pages that vmalloc took itself, by calling function. */
    public Map<String, Long> pagesByCaller() {
        return pagesByCaller(areas);
    }

    /** The same of some areas. */
    public static Map<String, Long> pagesByCaller(List<VmallocArea> areas) {
        Map<String, Long> pages = new LinkedHashMap<>();
        for (VmallocArea area : areas) {
            if (area.ownsPages() && area.pages() != null) {
                pages.merge(area.caller(), area.pages(), Tally::sum);
            }
        }
        return pages;
    }

    /** Whether kernel stacks are taken with vmalloc (CONFIG_VMAP_STACK), as the fork paths among the callers tell. */
    public boolean holdsKernelStacks() {
        return areas.stream()
                .filter(VmallocArea::ownsPages)
                .map(VmallocArea::function)
                .anyMatch(f -> f.equals("kernel_clone")
                        || f.equals("_do_fork")
                        || f.startsWith("copy_process")
                        || f.startsWith("dup_task_struct")
                        || f.startsWith("alloc_thread_stack_node"));
    }

    private static VmallocArea area(LineScanner in, long bytes) {
        if (in.skip(UNPURGED)) {
            return new VmallocArea(bytes, "", UNPURGED, null);
        }
        StringBuilder caller = new StringBuilder();
        String kind = "";
        Long pages = null;
        boolean isCaller = true;
        while (!in.atEnd()) {
            if (in.skip("pages=")) {
                pages = count(in, pages);
                isCaller = false;
                continue;
            }
            String word = in.word();
            if (KINDS.contains(word)) {
                kind = kind.isEmpty() ? word : kind;
                isCaller = false;
            } else if (word.startsWith("phys=") || !isCaller) {
                isCaller = false;
            } else {
                caller.append(caller.isEmpty() ? "" : " ").append(word);
            }
        }
        return new VmallocArea(bytes, caller.toString(), kind, pages);
    }

    private static @Nullable Long count(LineScanner in, @Nullable Long before) {
        long pages = in.numberWord();
        if (pages == LineScanner.NONE) {
            in.word();
            return before;
        }
        return before == null ? Long.valueOf(pages) : before;
    }
}
