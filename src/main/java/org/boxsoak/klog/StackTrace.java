package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hold a stack trace, innermost frame first.
 *
 * @param frames the frames
 */
public record StackTrace(List<StackFrame> frames) {
    static final StackTrace EMPTY = new StackTrace(List.of());

    /** The functions between a caller that wants memory and the report: mm/, lib/dump_stack.c, kernel/dma/. */
    private static final Pattern ALLOCATOR = Pattern.compile(
            "(dump_backtrace|unwind_backtrace|show_stack|show_trace|_{0,2}dump_stack|warn_alloc|nopage|show_mem|__alloc_pages|alloc_pages|alloc_kmem_pages|__alloc_page_frag"
                    + "|__alloc_frozen_pages|alloc_frozen_pages|__get_free_pages?|__get_dma_pages|get_zeroed_page|get_page_from_freelist"
                    + "|__kmalloc|kmalloc|___kmalloc|__do_kmalloc|kmem_cache_alloc|__kmem_cache_alloc|kmem_getpages|__slab_alloc"
                    + "|___slab_alloc|new_slab|allocate_slab|alloc_slab_page|slab_alloc|cache_alloc|cache_grow|____cache_alloc"
                    + "|__cache_alloc|fallback_alloc|slob_|krealloc|__krealloc|kvmalloc|__kvmalloc|kzalloc|kcalloc|kmemdup|mempool_"
                    + "|dma_alloc|__dma_|dma_direct_alloc|dma_pool_alloc|arm_dma_alloc|__alloc_from_|__alloc_remap_buffer"
                    + "|swiotlb_alloc|arm64_swiotlb|x86_swiotlb|dma_generic_alloc|__iommu_alloc|iommu_dma_alloc|gen_pool_"
                    + "|page_frag|__page_frag|alloc_page_|alloc_contig|__vmalloc|vmalloc|vzalloc|__bt|bt_|stack_trace_|folio_alloc"
                    + "|__folio_alloc|vma_alloc_folio|alloc_page\\b|default_idle_stub)\\w*.*|.*_noprof"
                    + "|[a-z]+_backtrace|c_backtrace.*|return_address|backtrace");

    /** What prints a report, and the traps on the way there. */
    private static final Pattern REPORTER =
            Pattern.compile("(dump_backtrace|unwind_backtrace|show_stack|_{0,2}dump_stack|show_trace|__warn"
                    + "|warn_slowpath|report_bug|bug_handler|die|__die|panic|oops_|do_page_fault|do_translation_fault|do_mem_abort"
                    + "|do_DataAbort|__dabt|el1_|el1h_|brk_handler|do_debug_exception|exc_|asm_exc_|handle_bug|do_trap|do_error_trap"
                    + "|fixup_bug|invalid_op|kasan_|print_address_description|__asan|print_report|check_memory_region|no_context"
                    + "|__do_kernel_fault|__do_page_fault|page_fault|spin_bug|spin_dump|___might_sleep|__might_sleep|__schedule_bug"
                    + "|__schedule|schedule|bad_page|print_bad_pte|c_backtrace)\\w*.*");

    public StackTrace {
        frames = List.copyOf(frames);
    }

    /** The first frame outside the allocator: who wanted the memory. */
    public @Nullable StackFrame requester() {
        return first(ALLOCATOR);
    }

    /** The first frame that is not part of reporting: where it went wrong. */
    public @Nullable StackFrame culprit() {
        return first(REPORTER);
    }

    private @Nullable StackFrame first(Pattern skipped) {
        StackFrame unreliable = null;
        for (StackFrame frame : frames) {
            boolean isSkipped = skipped.matcher(frame.function()).matches();
            if (!isSkipped && frame.isReliable()) {
                return frame;
            }
            // What the stack holds by chance counts only if nothing better follows, and only beyond the frames to be
            // skipped.
            unreliable = isSkipped ? null : unreliable == null ? frame : unreliable;
        }
        return unreliable;
    }
}
