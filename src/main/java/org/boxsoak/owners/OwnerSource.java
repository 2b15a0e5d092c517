package org.boxsoak.owners;

import java.util.function.BiConsumer;

/** What kernels keep of the owners of memory; which of it a box has depends on its release and on how it was built and started. */
public enum OwnerSource {
    SLAB_ALLOCS(
            "slab-allocs",
            "slab's alloc_traces",
            "/sys/kernel/slab/*/store_user",
            OwnerCommands.SLAB,
            OwnerReaders::slab),
    VMALLOC(
            "vmallocinfo",
            "/proc/vmallocinfo",
            "/proc/vmallocinfo",
            OwnerCommands.head(4, "/proc/vmallocinfo"),
            OwnerReaders::vmalloc),
    PROCESSES(
            "processes",
            "the PSS of processes",
            "/proc/self/smaps_rollup",
            OwnerCommands.PROCESSES,
            OwnerReaders::processes),
    DMA_BUF(
            "dma-buf",
            "dma-buf's list of buffers",
            "/sys/kernel/debug/dma_buf/bufinfo /sys/kernel/dmabuf/buffers",
            OwnerCommands.DMA_BUF,
            OwnerReaders::dmaBuf),
    PAGETRACE(
            "pagetrace",
            "/proc/pagetrace",
            "/proc/pagetrace",
            OwnerCommands.head(4, "/proc/pagetrace"),
            OwnerReaders::pageTrace),
    SLABTRACE(
            "slabtrace",
            "/proc/slabtrace",
            "/proc/slabtrace",
            OwnerCommands.head(4, "/proc/slabtrace"),
            OwnerReaders::slabTrace),
    ALLOCINFO(
            "allocinfo",
            "/proc/allocinfo",
            "/proc/allocinfo",
            OwnerCommands.head(8, "/proc/allocinfo"),
            OwnerReaders::allocInfo),
    MODULES("modules", "/proc/modules", "/proc/modules", OwnerCommands.head(1, "/proc/modules"), OwnerReaders::modules),
    // The slow ones last: should they not answer in time, the others have been read.
    PAGE_OWNER(
            "page-owner",
            "page_owner",
            "/sys/kernel/debug/page_owner",
            OwnerCommands.PAGE_OWNER,
            OwnerReaders::pageOwner),
    KMEMLEAK("kmemleak", "kmemleak", "/sys/kernel/debug/kmemleak", OwnerCommands.KMEMLEAK, OwnerReaders::kmemLeak);

    private final String key;
    private final String words;
    private final String files;
    private final String command;

    @SuppressWarnings("ImmutableEnumChecker") // the readers keep no state
    private final BiConsumer<String, Holdings> reader;

    OwnerSource(String key, String words, String files, String command, BiConsumer<String, Holdings> reader) {
        this.key = key;
        this.words = words;
        this.files = files;
        this.command = command;
        this.reader = reader;
    }

    /** Its short name, in file names. */
    public String key() {
        return key;
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    /** Patterns of files, between blanks: any of them there means that the box may have it. */
    public String files() {
        return files;
    }

    /** The shell command that prints it, at most so much. */
    public String command() {
        return command;
    }

    Holdings read(String text) {
        Holdings holdings = new Holdings();
        reader.accept(text, holdings);
        return holdings;
    }
}
