package org.boxsoak.owners;

/** The shell commands that read each source on a box: any POSIX shell, few processes, a bounded amount. */
final class OwnerCommands {
    /** An object counts from its second scan on, and when it is five seconds old. */
    static final String KMEMLEAK =
            "f=/sys/kernel/debug/kmemleak; echo scan > $f && sleep 6 && echo scan > $f && " + head(4, "$f");

    /** Caches with slub_debug=U alone; a symbolic link is another name of a merged one. Up to 5.10 in sysfs, debugfs since. */
    static final String SLAB = "for d in /sys/kernel/slab/*; do [ -h $d ] && continue; u=0; read -r u < $d/store_user;"
            + " [ \"$u\" = 1 ] || continue; read -r s < $d/object_size; c=${d##*/};"
            + " f=/sys/kernel/debug/slab/$c/alloc_traces; [ -e $f ] || f=$d/alloc_calls;"
            + " echo \"==> $c $s <==\"; head -c 65536 $f; done 2>/dev/null; :";

    static final String PROCESSES = "for d in /proc/[0-9]*; do read -r n < $d/comm || continue;"
            + " while read -r k v u; do [ \"$k\" = Pss: ] && echo \"${d#/proc/} $v $n\" && break; done < $d/smaps_rollup;"
            + " done 2>/dev/null; :";

    /** Where debugfs is not to be had, sysfs has size and exporter (5.13 and later, and Android's 5.10). */
    static final String DMA_BUF = "if [ -r /sys/kernel/debug/dma_buf/bufinfo ]; then "
            + head(4, "/sys/kernel/debug/dma_buf/bufinfo")
            + "; else for d in /sys/kernel/dmabuf/buffers/*; do read -r s < $d/size && read -r n < $d/exporter_name"
            + " && echo \"$s 0 0 0 $n ${d##*/}\"; done 2>/dev/null; fi; :";

    /** Since 6.9 the kernel adds equal chains up itself; before, the file has each page, and hundreds of megabytes. */
    static final String PAGE_OWNER =
            "f=/sys/kernel/debug/page_owner_stacks/show_stacks; [ -r $f ] || f=/sys/kernel/debug/page_owner;"
                    + " head -c 1073741824 $f";

    private OwnerCommands() {}

    static String head(int mebibytes, String file) {
        return "head -c " + (mebibytes << 20) + " " + file;
    }
}
