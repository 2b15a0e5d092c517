// SPDX-License-Identifier: GPL-2.0
/*
 * The transmit command buffers: where the incident happened, and where both of the team's temporary measures live.
 * As found, nothing is checked. null_check=1 fails cleanly; preallocate=1 takes the buffers once, while memory is young.
 */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>

#include "soak.h"

struct soak_command {
	u32 state;
	u32 length;
};

static DEFINE_MUTEX(pool_lock);
static void *pool[SOAK_MOST_BUFFERS];
static unsigned int pool_count;
static bool pool_in_use;

static bool null_check;
module_param(null_check, bool, 0644);
MODULE_PARM_DESC(null_check, "check the buffers for NULL (default 0, as in the incident)");

static unsigned int buffers = 4;

static int set_buffers(const char *value, const struct kernel_param *parameter)
{
	return param_set_uint_minmax(value, parameter, 1, SOAK_MOST_BUFFERS);
}

static const struct kernel_param_ops buffers_ops = { .set = set_buffers, .get = param_get_uint };
module_param_cb(buffers, &buffers_ops, &buffers, 0644);
MODULE_PARM_DESC(buffers, "buffers of 64 KiB per plug (default 4)");

static void empty_pool(void)
{
	while (pool_count)
		kfree(pool[--pool_count]);
}

/* May sleep, reclaim and compact: the whole point of doing it early. */
static noinline int soak_preallocate(void)
{
	while (pool_count < buffers) {
		pool[pool_count] = kmalloc(SOAK_BUFFER_BYTES, GFP_KERNEL);
		if (!pool[pool_count]) {
			empty_pool();
			return -ENOMEM;
		}
		pool_count++;
	}
	return 0;
}

static bool preallocate;

static int set_preallocate(const char *value, const struct kernel_param *parameter)
{
	bool wanted;
	int err = kstrtobool(value, &wanted);

	if (err)
		return err;
	mutex_lock(&pool_lock);
	if (pool_in_use)
		err = wanted ? 0 : -EBUSY;
	else if (wanted)
		err = soak_preallocate();
	else
		empty_pool();
	if (!err)
		preallocate = wanted;
	mutex_unlock(&pool_lock);
	return err;
}

static const struct kernel_param_ops preallocate_ops = { .set = set_preallocate, .get = param_get_bool };
/* Behind `buffers`: options are read in the order of the command line, so give buffers= before preallocate=. */
module_param_cb(preallocate, &preallocate_ops, &preallocate, 0644);
MODULE_PARM_DESC(preallocate, "take the buffers now and use them for every plug (default 0)");

static unsigned int take_pool(struct soak_hif *hif)
{
	unsigned int i;

	mutex_lock(&pool_lock);
	hif->from_pool = pool_count >= hif->count && !pool_in_use;
	if (hif->from_pool) {
		pool_in_use = true;
		for (i = 0; i < hif->count; i++)
			hif->buffer[i] = pool[i];
	}
	mutex_unlock(&pool_lock);
	return hif->from_pool ? hif->count : 0;
}

noinline int soak_set_hif_info(struct soak_hif *hif)
{
	unsigned int i;

	hif->count = READ_ONCE(buffers);
	for (i = take_pool(hif); i < hif->count; i++) {
		/* Atomic although probe may sleep: copied from the incident's driver, and half of its trouble. */
		hif->buffer[i] = kmalloc(SOAK_BUFFER_BYTES, GFP_ATOMIC);
		if (null_check && !hif->buffer[i]) {
			hif->count = i;
			soak_free_hif_info(hif);
			return -ENOMEM;
		}
		/* With a buffer that is NULL: address 0, Oops, panic_on_oops, reboot. */
		WRITE_ONCE(((struct soak_command *)hif->buffer[i])->state, 0);
		WRITE_ONCE(((struct soak_command *)hif->buffer[i])->length, SOAK_BUFFER_BYTES);
	}
	return 0;
}

void soak_free_hif_info(struct soak_hif *hif)
{
	if (hif->from_pool) {
		mutex_lock(&pool_lock);
		pool_in_use = false;
		mutex_unlock(&pool_lock);
	} else {
		while (hif->count)
			kfree(hif->buffer[--hif->count]);
	}
	hif->count = 0;
}

void soak_free_pool(void)
{
	mutex_lock(&pool_lock);
	empty_pool();
	mutex_unlock(&pool_lock);
}
