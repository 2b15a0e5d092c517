// SPDX-License-Identifier: GPL-2.0
/* Pages that come and go, as those of a busy driver do: nothing is lost, but who watches allocations has much to watch. */
#include <linux/gfp.h>
#include <linux/ktime.h>
#include <linux/list.h>
#include <linux/math64.h>
#include <linux/mm.h>
#include <linux/workqueue.h>

#include "osd.h"

#define HIGHEST_RATE 1000000u
#define PAUSE_MS 4
/* Without the processor for longer than this, the lost time is not made up for. */
#define LONGEST_GAP_MS 100

static LIST_HEAD(pages);
static unsigned int rate; /* pages per second */
static ktime_t counted_at;
static u64 rest_ns; /* pages * NSEC_PER_SEC still to be taken */

static void churn_work(struct work_struct *work);
static DECLARE_DELAYED_WORK(churn, churn_work);

static void give_back(void)
{
	struct page *page, *next;

	list_for_each_entry_safe(page, next, &pages, lru) {
		list_del(&page->lru);
		__free_page(page);
	}
}

static noinline void osd_churn_pages(u64 count)
{
	while (count--) {
		struct page *page = alloc_page(GFP_KERNEL | __GFP_NOWARN);

		if (!page)
			break;
		list_add(&page->lru, &pages);
	}
}

/* Each page is held from one round to the next. */
static void churn_work(struct work_struct *work)
{
	unsigned int per_second = READ_ONCE(rate);
	ktime_t now = ktime_get();
	u64 passed_ns = min_t(u64, ktime_to_ns(ktime_sub(now, counted_at)), LONGEST_GAP_MS * NSEC_PER_MSEC);
	u64 earned;

	give_back();
	if (!per_second)
		return;
	counted_at = now;
	rest_ns += passed_ns * per_second;
	earned = div64_u64(rest_ns, NSEC_PER_SEC);
	rest_ns -= earned * NSEC_PER_SEC;
	osd_churn_pages(earned);
	queue_delayed_work(system_unbound_wq, &churn, msecs_to_jiffies(PAUSE_MS));
}

int osd_set_churn(unsigned int per_second)
{
	if (per_second > HIGHEST_RATE)
		return -EINVAL;
	osd_churn_end();
	counted_at = ktime_get();
	WRITE_ONCE(rate, per_second);
	if (per_second)
		queue_delayed_work(system_unbound_wq, &churn, 0);
	return 0;
}

unsigned int osd_churn(void)
{
	return READ_ONCE(rate);
}

void osd_churn_end(void)
{
	WRITE_ONCE(rate, 0);
	cancel_delayed_work_sync(&churn);
	give_back();
}
