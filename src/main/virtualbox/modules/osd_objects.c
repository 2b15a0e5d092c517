// SPDX-License-Identifier: GPL-2.0
/* Leaks of slab objects and of virtual mappings: each one begins with the link to the others. */
#include <linux/list.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

#include "osd.h"

#define SMALLEST_OBJECT ((unsigned int)sizeof(struct list_head))
#define LARGEST_OBJECT 8192u /* above, kmalloc is no slab */
#define MAPPING_BYTES (64u * 1024)

static LIST_HEAD(objects);
static LIST_HEAD(mappings);
static unsigned int object_size = 256;

int osd_set_object_size(unsigned int bytes)
{
	if (bytes < SMALLEST_OBJECT || bytes > LARGEST_OBJECT)
		return -EINVAL;
	WRITE_ONCE(object_size, bytes);
	return 0;
}

unsigned int osd_object_size(void)
{
	return READ_ONCE(object_size);
}

static noinline size_t osd_take_object(void)
{
	size_t bytes = osd_object_size();
	struct list_head *object = kmalloc(bytes, GFP_KERNEL | __GFP_NOWARN);

	if (!object)
		return 0;
	list_add(object, &objects);
	return bytes;
}

static size_t object_bytes(void)
{
	return osd_object_size();
}

static void release_objects(void)
{
	while (!list_empty(&objects)) {
		struct list_head *object = objects.next;

		list_del(object);
		kfree(object);
	}
}

static noinline size_t osd_take_mapping(void)
{
	struct list_head *mapping = vmalloc(MAPPING_BYTES);

	if (!mapping)
		return 0;
	list_add(mapping, &mappings);
	return MAPPING_BYTES;
}

static size_t mapping_bytes(void)
{
	return MAPPING_BYTES;
}

static void release_mappings(void)
{
	while (!list_empty(&mappings)) {
		struct list_head *mapping = mappings.next;

		list_del(mapping);
		vfree(mapping);
	}
}

const struct osd_way osd_kmalloc = { "kmalloc", osd_take_object, object_bytes, release_objects };
const struct osd_way osd_vmalloc = { "vmalloc", osd_take_mapping, mapping_bytes, release_mappings };
