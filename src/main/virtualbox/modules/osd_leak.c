// SPDX-License-Identifier: GPL-2.0
/*
 * The leak: a work item that takes a piece whenever the set rate has earned one. Fractions add up, so that 2 MB an hour is
 * one small object every half second and not a heap at the end of the hour.
 */
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/workqueue.h>

#include "osd.h"

#define SHORTEST_PAUSE_MS 20
#define LONGEST_PAUSE_MS 1000
/* Lost time is made up for, but not after seconds without the processor or without memory: that would be a burst, not a rate. */
#define MOST_EARNED_MS 500

static const struct osd_way *const ways[] = { &osd_fragment, &osd_pages, &osd_kmalloc, &osd_vmalloc, &osd_dma };

static struct {
	struct mutex lock;
	const struct osd_way *way;
	u64 rate; /* bytes per second */
	u64 earned_ns; /* bytes * NSEC_PER_SEC that may be taken */
	ktime_t counted_at;
	u64 held;
	u64 limit; /* bytes, 0: none */
	bool running;
} osd = {
	.lock = __MUTEX_INITIALIZER(osd.lock),
	.way = &osd_pages,
};

static void osd_leak_work(struct work_struct *work);
static DECLARE_DELAYED_WORK(leak_work, osd_leak_work);

static bool below_limit(void)
{
	return !osd.limit || osd.held + osd.way->piece() <= osd.limit;
}

static void earn(void)
{
	ktime_t now = ktime_get();
	u64 piece_ns = (u64)osd.way->piece() * NSEC_PER_SEC;
	u64 most = osd.rate * MOST_EARNED_MS * NSEC_PER_MSEC + piece_ns;
	u64 passed_ns = ktime_to_ns(ktime_sub(now, osd.counted_at));

	/* The seconds are capped before they are multiplied: a GiB/s must fit 64 bits. */
	osd.earned_ns += osd.rate * min_t(u64, passed_ns, 5ull * NSEC_PER_SEC);
	osd.earned_ns = min(osd.earned_ns, most);
	osd.counted_at = now;
}

static unsigned long pause_jiffies(void)
{
	u64 piece_ns = (u64)osd.way->piece() * NSEC_PER_SEC;
	u64 missing = piece_ns > osd.earned_ns ? piece_ns - osd.earned_ns : 0;
	u64 ms = div64_u64(missing, osd.rate * NSEC_PER_MSEC);

	return msecs_to_jiffies(clamp_t(u64, ms, SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS));
}

static void osd_leak_work(struct work_struct *work)
{
	mutex_lock(&osd.lock);
	if (osd.running && osd.rate) {
		earn();
		while (osd.earned_ns >= (u64)osd.way->piece() * NSEC_PER_SEC && below_limit()) {
			size_t taken = osd.way->take();

			if (!taken)
				break;
			osd.held += taken;
			osd.earned_ns -= (u64)taken * NSEC_PER_SEC;
		}
		queue_delayed_work(system_unbound_wq, &leak_work, pause_jiffies());
	}
	mutex_unlock(&osd.lock);
}

/* With the lock held: a changed setting counts from now on. */
static void restart(void)
{
	osd.counted_at = ktime_get();
	osd.earned_ns = 0;
	if (osd.running && osd.rate)
		mod_delayed_work(system_unbound_wq, &leak_work, 0);
}

int osd_set_mode(const char *name)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(ways); i++) {
		if (sysfs_streq(name, ways[i]->name)) {
			mutex_lock(&osd.lock);
			osd.way = ways[i];
			restart();
			mutex_unlock(&osd.lock);
			return 0;
		}
	}
	return -EINVAL;
}

const char *osd_mode(void)
{
	return READ_ONCE(osd.way)->name;
}

void osd_set_rate(u64 bytes_per_second)
{
	mutex_lock(&osd.lock);
	osd.rate = bytes_per_second;
	restart();
	mutex_unlock(&osd.lock);
}

u64 osd_rate(void)
{
	return READ_ONCE(osd.rate);
}

void osd_set_running(bool running)
{
	mutex_lock(&osd.lock);
	osd.running = running;
	restart();
	mutex_unlock(&osd.lock);
}

bool osd_running(void)
{
	return READ_ONCE(osd.running);
}

void osd_set_limit(u64 bytes)
{
	mutex_lock(&osd.lock);
	osd.limit = bytes;
	mutex_unlock(&osd.lock);
}

u64 osd_limit(void)
{
	return READ_ONCE(osd.limit);
}

u64 osd_held(void)
{
	return READ_ONCE(osd.held);
}

/* Gives everything back and stops, or the leak would start anew at once. */
void osd_release(void)
{
	unsigned int i;

	mutex_lock(&osd.lock);
	osd.running = false;
	for (i = 0; i < ARRAY_SIZE(ways); i++)
		ways[i]->release();
	osd.held = 0;
	mutex_unlock(&osd.lock);
}

static int __init osd_init(void)
{
	int err = osd_buffers_begin();

	if (err)
		return err;
	err = osd_control_create();
	if (err)
		osd_buffers_end();
	return err;
}

static void __exit osd_exit(void)
{
	osd_control_remove();
	osd_churn_end();
	osd_release();
	cancel_delayed_work_sync(&leak_work);
	osd_buffers_end();
}

module_init(osd_init);
module_exit(osd_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Display driver of the virtual box that loses memory on demand");
