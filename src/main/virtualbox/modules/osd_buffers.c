// SPDX-License-Identifier: GPL-2.0
/* Leaks of DMA buffers, as a display's frame buffers are taken: larger than a page, they come from CMA. */
#include <linux/dma-mapping.h>
#include <linux/list.h>
#include <linux/platform_device.h>

#include "osd.h"

#define BUFFER_BYTES (64u * 1024)

/* Written by the processor alone: the device is no more than a name to ask with. */
struct buffer {
	struct list_head link;
	dma_addr_t address;
};

static LIST_HEAD(buffers);
static struct platform_device *display;

int osd_buffers_begin(void)
{
	int err;

	display = platform_device_register_simple("leaky_osd", -1, NULL, 0);
	if (IS_ERR(display))
		return PTR_ERR(display);
	err = dma_set_mask_and_coherent(&display->dev, DMA_BIT_MASK(64));
	if (err)
		platform_device_unregister(display);
	return err;
}

void osd_buffers_end(void)
{
	platform_device_unregister(display);
}

static noinline size_t osd_take_buffer(void)
{
	dma_addr_t address;
	struct buffer *buffer = dma_alloc_coherent(&display->dev, BUFFER_BYTES, &address, GFP_KERNEL | __GFP_NOWARN);

	if (!buffer)
		return 0;
	buffer->address = address;
	list_add(&buffer->link, &buffers);
	return BUFFER_BYTES;
}

static size_t buffer_bytes(void)
{
	return BUFFER_BYTES;
}

static void release_buffers(void)
{
	struct buffer *buffer, *next;

	list_for_each_entry_safe(buffer, next, &buffers, link) {
		list_del(&buffer->link);
		dma_free_coherent(&display->dev, BUFFER_BYTES, buffer, buffer->address);
	}
}

const struct osd_way osd_dma = { "dma", osd_take_buffer, buffer_bytes, release_buffers };
