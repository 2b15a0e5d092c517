// SPDX-License-Identifier: GPL-2.0
/*
 * /sys/kernel/leaky_osd/
 *   mode        fragment, pages, kmalloc, vmalloc or dma
 *   rate_kb     KiB per second to hold in addition, with up to three decimals; 0: none
 *   size        bytes of a kmalloc object
 *   hold_order  fragment: log2 of the pages kept of each 16
 *   limit_kb    stop at so many KiB held; 0: no limit
 *   running     1: leak
 *   held_kb     KiB held now
 *   churn       pages per second that are taken and given back at once, beside any leak; 0: none
 *   release     write 1: stop, and give everything back
 */
#include <linux/kernel.h>
#include <linux/kobject.h>
#include <linux/sysfs.h>

#include "osd.h"

#define SHOW(name) static ssize_t name##_show(struct kobject *object, struct kobj_attribute *attribute, char *text)
#define STORE(name) \
	static ssize_t name##_store(struct kobject *object, struct kobj_attribute *attribute, const char *text, size_t length)

SHOW(mode)
{
	return sprintf(text, "%s\n", osd_mode());
}

STORE(mode)
{
	return osd_set_mode(text) ?: (ssize_t)length;
}

SHOW(rate_kb)
{
	return osd_print_rate(text, osd_rate());
}

STORE(rate_kb)
{
	u64 rate;
	int err = osd_parse_rate(text, &rate);

	if (err)
		return err;
	osd_set_rate(rate);
	return length;
}

SHOW(size)
{
	return sprintf(text, "%u\n", osd_object_size());
}

STORE(size)
{
	unsigned int bytes;

	return kstrtouint(text, 10, &bytes) ?: osd_set_object_size(bytes) ?: (ssize_t)length;
}

SHOW(hold_order)
{
	return sprintf(text, "%u\n", osd_hold_order());
}

STORE(hold_order)
{
	unsigned int order;

	return kstrtouint(text, 10, &order) ?: osd_set_hold_order(order) ?: (ssize_t)length;
}

SHOW(limit_kb)
{
	return sprintf(text, "%llu\n", osd_limit() / 1024);
}

STORE(limit_kb)
{
	unsigned int kib;
	int err = kstrtouint(text, 10, &kib);

	if (err)
		return err;
	osd_set_limit((u64)kib * 1024);
	return length;
}

SHOW(running)
{
	return sprintf(text, "%d\n", osd_running());
}

STORE(running)
{
	bool running;
	int err = kstrtobool(text, &running);

	if (err)
		return err;
	osd_set_running(running);
	return length;
}

SHOW(held_kb)
{
	return sprintf(text, "%llu\n", osd_held() / 1024);
}

SHOW(churn)
{
	return sprintf(text, "%u\n", osd_churn());
}

STORE(churn)
{
	unsigned int per_second;

	return kstrtouint(text, 10, &per_second) ?: osd_set_churn(per_second) ?: (ssize_t)length;
}

STORE(release)
{
	bool wanted;
	int err = kstrtobool(text, &wanted);

	if (err)
		return err;
	if (wanted)
		osd_release();
	return length;
}

static struct kobj_attribute mode = __ATTR_RW(mode);
static struct kobj_attribute rate_kb = __ATTR_RW(rate_kb);
static struct kobj_attribute size = __ATTR_RW(size);
static struct kobj_attribute hold_order = __ATTR_RW(hold_order);
static struct kobj_attribute limit_kb = __ATTR_RW(limit_kb);
static struct kobj_attribute running = __ATTR_RW(running);
static struct kobj_attribute held_kb = __ATTR_RO(held_kb);
static struct kobj_attribute churn = __ATTR_RW(churn);
static struct kobj_attribute release = __ATTR_WO(release);

static const struct attribute *const attributes[] = {
	&mode.attr, &rate_kb.attr, &size.attr, &hold_order.attr, &limit_kb.attr, &running.attr, &held_kb.attr,
	&churn.attr, &release.attr, NULL,
};

static struct kobject *folder;

int osd_control_create(void)
{
	int err;

	folder = kobject_create_and_add("leaky_osd", kernel_kobj);
	if (!folder)
		return -ENOMEM;
	err = sysfs_create_files(folder, attributes);
	if (err)
		kobject_put(folder);
	return err;
}

void osd_control_remove(void)
{
	kobject_put(folder);
}
