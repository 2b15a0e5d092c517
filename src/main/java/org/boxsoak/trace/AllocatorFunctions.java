package org.boxsoak.trace;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The functions through which memory is taken, and libraries that take it for their caller: never the owner of what is taken. Names of
 * kernels 4.9 to 6.12 (mm/, lib/, net/core/skbuff.c, drivers/usb/core/urb.c); the compiler adds {@code .constprop.0} and the like.
 */
final class AllocatorFunctions {
    private static final Pattern NAMES = Pattern.compile("_*("
            // tracing itself
            + "trace(iter|_event|_raw|_stack).*|ftrace.*|stack_trace_save.*|arch_stack_walk.*|perf_trace.*|"
            // pages
            + "post_alloc_hook|prep_new_page|set_page_owner.*|alloc_pages?.*|alloc_frozen_pages.*|get_page_from_freelist|folio_alloc.*|vma_alloc_.*|alloc_zeroed_user.*|"
            + "get_free_pages?.*|get_zeroed_page.*|rmqueue.*|alloc_contig.*|page_frag_(alloc|cache).*|skb_page_frag_refill|"
            + "sk_page_frag_refill|"
            // slab
            + "kmemleak_alloc.*|kmalloc.*|do_kmalloc.*|kmem_cache_alloc.*|slab_alloc.*|slab_post_alloc.*|allocate_slab|new_slab.*|cache_alloc.*|"
            + "kzalloc.*|kcalloc.*|krealloc.*|kmemdup.*|kstrn?dup.*|kvm?alloc.*|kvzalloc.*|kasprintf.*|kvasprintf.*|"
            + "devm_k.*|devm_get_free_pages|mempool_.*|"
            // virtual mappings, per-CPU
            + "v[mz]alloc.*|vmalloc_.*|pcpu_alloc.*|alloc_percpu.*|"
            // DMA and CMA
            + "cma_alloc.*|dma_alloc.*|dma_direct_alloc.*|dma_common_alloc.*|iommu_dma_alloc.*|dmam?_.*alloc.*|swiotlb_alloc.*|"
            + "sg_alloc_table.*|sg_kmalloc|"
            // buffers for others
            + "alloc_skb.*|netdev_alloc_skb.*|napi_alloc_skb.*|build_skb.*|skb_copy.*|skb_clone|pskb_.*|usb_alloc_urb|"
            + "usb_alloc_coherent|hcd_buffer_alloc|idr_.*|ida_.*|xa_.*|xas_.*|radix_tree_.*|seq_(open|buf).*|single_open.*|"
            + "kobject_(create|set_name).*"
            + ")(\\.(constprop|isra|part|cold|llvm).*)?");

    private static final Set<String> EXACT =
            Set.of("__warn", "kthread", "worker_thread", "process_one_work", "ret_from_fork");

    private AllocatorFunctions() {}

    static boolean areOf(Frame frame) {
        // A driver may call a function of its own what it likes.
        return isKernelOrLibrary(frame) && NAMES.matcher(frame.function()).matches();
    }

    private static boolean isKernelOrLibrary(Frame frame) {
        String module = frame.module();
        return module == null || module.equals("usbcore");
    }

    /** Where the kernel runs work for others: the end of what is worth telling. */
    static boolean isGround(Frame frame) {
        return EXACT.contains(frame.function());
    }
}
