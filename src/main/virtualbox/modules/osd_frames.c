// SPDX-License-Identifier: GPL-2.0
/*
 * Leaks of whole pages, held on lists through page->lru, which is ours as long as the page is.
 *
 * `fragment` is the incident's state: memory remains, contiguity goes. It takes blocks of order 4 and gives back all but the
 * first 2^hold_order pages. What it gave back cannot merge above order 3, since the neighbour is held; so each piece costs the
 * box one order-4 block but only 2^hold_order pages of MemFree. It ends when no order-4 block outside CMA is left, with
 * all given-back memory still free, far from any watermark, so never in OOM. While it runs it also takes blocks that reappear.
 */
#include <linux/gfp.h>
#include <linux/jiffies.h>
#include <linux/list.h>
#include <linux/mm.h>

#include "osd.h"

#define FRAME_ORDER 4

static LIST_HEAD(frames);
static LIST_HEAD(pages);
static unsigned int hold_order = FRAME_ORDER - 1;
static unsigned long forced_at;

int osd_set_hold_order(unsigned int order)
{
	/* One order for all: it is also how they are given back. */
	if (order >= FRAME_ORDER)
		return -EINVAL;
	if (!list_empty(&frames))
		return -EBUSY;
	hold_order = order;
	return 0;
}

unsigned int osd_hold_order(void)
{
	return hold_order;
}

/*
 * Blocks that are simply there first; then those reserved for atomic requests (HighAtomic: an earlier plug may have made
 * some), which the driver's GFP_ATOMIC would find. Once a second with the box's own means, compaction and the per-CPU lists
 * emptied: otherwise those would make a block the moment that somebody else asks.
 */
static struct page *take_block(void)
{
	struct page *page = alloc_pages(__GFP_NOWARN, FRAME_ORDER);

	if (!page)
		page = alloc_pages(__GFP_HIGH | __GFP_NOWARN, FRAME_ORDER);
	if (!page && time_after(jiffies, forced_at + HZ)) {
		forced_at = jiffies;
		page = alloc_pages(GFP_KERNEL | __GFP_NORETRY | __GFP_NOWARN, FRAME_ORDER);
	}
	return page;
}

/* Gives back the upper half, and of the lower half again the upper one, down to what is held. */
static void give_back_upper_halves(struct page *block)
{
	unsigned int order = FRAME_ORDER;

	while (order > hold_order) {
		order--;
		/* Only the first page of a plain block is counted; the half becomes a block of its own. */
		init_page_count(block + (1u << order));
		__free_pages(block + (1u << order), order);
	}
}

static noinline size_t osd_take_frame(void)
{
	struct page *block = take_block();

	if (!block)
		return 0;
	give_back_upper_halves(block);
	list_add(&block->lru, &frames);
	return PAGE_SIZE << hold_order;
}

static size_t frame_bytes(void)
{
	return PAGE_SIZE << hold_order;
}

static noinline size_t osd_take_page(void)
{
	struct page *page = alloc_page(GFP_KERNEL | __GFP_NOWARN);

	if (!page)
		return 0;
	list_add(&page->lru, &pages);
	return PAGE_SIZE;
}

static size_t page_bytes(void)
{
	return PAGE_SIZE;
}

static void release(struct list_head *list, unsigned int order)
{
	struct page *page, *next;

	list_for_each_entry_safe(page, next, list, lru) {
		list_del(&page->lru);
		__free_pages(page, order);
	}
}

static void release_frames(void)
{
	release(&frames, hold_order);
}

static void release_pages_taken(void)
{
	release(&pages, 0);
}

const struct osd_way osd_fragment = { "fragment", osd_take_frame, frame_bytes, release_frames };
const struct osd_way osd_pages = { "pages", osd_take_page, page_bytes, release_pages_taken };
