package org.boxsoak.trace;

/** What memory was taken for, as its call chain and its kind tell. */
public enum Use {
    PAGES("pages of the kernel", true),
    OBJECTS("slab objects", true),
    VMALLOC("vmalloc", true),
    CMA("CMA", true),
    DMA_BUF("dma-buf", true),
    PROCESS("memory of a process", true),
    SHARED_MEMORY("shared memory and tmpfs", true),
    PAGE_TABLES("page tables", true),
    /** Its objects are told of one by one; the pages beneath would be counted twice. */
    SLAB_PAGES("pages beneath slab objects", false),
    /** Given back lazily; what they map is told of by its caller. */
    MAPPINGS("records of virtual mappings", false),
    /** Whoever wants a stretch of CMA has others' pages moved out of it: they are as many afterwards as before. */
    MOVED("pages moved elsewhere", false),
    /** Taken by every file that is read, and given back when somebody wants it. */
    PAGE_CACHE("page cache", false),
    /** Names and inodes of files: a cache as well. */
    FILE_CACHE("caches of file names and inodes", false);

    private final String words;
    private final boolean canBeLeak;

    Use(String words, boolean canBeLeak) {
        this.words = words;
        this.canBeLeak = canBeLeak;
    }

    public String words() {
        return words;
    }

    /** Whether keeping it can be a leak of whoever took it. */
    public boolean canBeLeak() {
        return canBeLeak;
    }

    /** @param pages whether pages were taken; otherwise slab objects */
    public static Use of(boolean pages, CallChain chain) {
        if (!pages) {
            return ofObject(chain);
        }
        if (chain.holds("allocate_slab", "new_slab", "___slab_alloc", "alloc_slab_page", "cache_grow")) {
            return SLAB_PAGES;
        }
        if (chain.holds("migrate_pages", "__alloc_contig_migrate_range")) {
            return MOVED;
        }
        if (chain.holds("system_heap_", "cma_heap_", "dma_heap_", "ion_alloc", "ion_heap", "ion_ioctl")) {
            return DMA_BUF;
        }
        if (chain.holds("cma_alloc", "dma_alloc_contiguous", "dma_alloc_from_contiguous", "alloc_contig_range")) {
            return CMA;
        }
        if (chain.holds("shmem_")) {
            return SHARED_MEMORY;
        }
        if (chain.holds(
                "page_cache_",
                "filemap_",
                "__filemap_",
                "pagecache_get_page",
                "__page_cache_alloc",
                "do_read_cache",
                "__do_page_cache_readahead",
                "grow_dev_page",
                "read_pages",
                "ondemand_readahead")) {
            return PAGE_CACHE;
        }
        if (chain.holds("__vmalloc", "vmalloc", "vzalloc")) {
            return VMALLOC;
        }
        if (chain.holds("__pte_alloc", "pte_alloc", "__pmd_alloc", "__pud_alloc", "pgd_alloc")) {
            return PAGE_TABLES;
        }
        if (chain.holds(
                "handle_mm_fault",
                "__handle_mm_fault",
                "do_anonymous_page",
                "alloc_anon_folio",
                "copy_page_range",
                "populate_vma")) {
            return PROCESS;
        }
        return PAGES;
    }

    private static Use ofObject(CallChain chain) {
        if (chain.holds("alloc_vmap_area", "__get_vm_area_node")) {
            return MAPPINGS;
        }
        return chain.holds(
                        "d_alloc",
                        "__d_alloc",
                        "alloc_inode",
                        "new_inode",
                        "shmem_alloc_inode",
                        "alloc_buffer_head",
                        "page_cache_",
                        "filemap_",
                        "__filemap_",
                        "kernfs_new_node",
                        "kernfs_iop_",
                        "proc_alloc_inode")
                ? FILE_CACHE
                : OBJECTS;
    }
}
