package org.boxsoak.memory;

import java.util.List;

/**
 * Read /sys/kernel/debug/page_owner, the output of page_owner_sort, and page_owner_stacks/show_stacks: who holds pages, by call chain.
 * <pre>
 * Page allocated via order 4, mask 0x40cc0(GFP_KERNEL|__GFP_COMP), pid 812, tgid 812 (insmod), ts 20719362440 ns, free_ts 0 ns
 * PFN 0x5be8e type Unmovable Block 735 type Unmovable Flags 0x10200(slab|head|node=0|zone=0)
 *  get_page_from_freelist+0x58d/0x14e0
 * </pre>
 * From mm/page_owner.c, 3.19 to 6.12, with page_owner=on. Equal chains (same order, mask and type) are added up: the file can be hundreds of MB.
 *
 * @param stacks the chains, most pages first
 * @param reading what was kept and what was not
 */
public record PageOwner(List<PageOwnerStack> stacks, Reading reading) {
    public PageOwner {
        stacks = List.copyOf(stacks);
    }

    public static PageOwner parse(String text) {
        return new PageOwnerParser(text).parse();
    }

    /** The pages of all chains. */
    public long pages() {
        return stacks.stream().mapToLong(PageOwnerStack::pages).reduce(0, Tally::sum);
    }
}
