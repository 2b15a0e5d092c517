/* SPDX-License-Identifier: GPL-2.0 */
/* leaky_osd: a display driver that loses memory, at a set rate and in a set way. */
#ifndef OSD_H
#define OSD_H

#include <linux/types.h>

/* One way to lose memory. All are called with osd.lock held. */
struct osd_way {
	const char *name;
	/* Takes one piece; the bytes it holds, 0 if there is none to be had. */
	size_t (*take)(void);
	/* Bytes of the next piece: what must have been earned at the set rate before it is taken. */
	size_t (*piece)(void);
	void (*release)(void);
};

extern const struct osd_way osd_fragment, osd_pages, osd_kmalloc, osd_vmalloc, osd_dma;

/* osd_leak.c: the leak as a whole; all of them lock. */
int osd_set_mode(const char *name);
const char *osd_mode(void);
void osd_set_rate(u64 bytes_per_second);
u64 osd_rate(void);
void osd_set_running(bool running);
bool osd_running(void);
void osd_set_limit(u64 bytes);
u64 osd_limit(void);
u64 osd_held(void);
void osd_release(void);

/* osd_rate.c: 34 and 0.57 (KiB per second). */
int osd_parse_rate(const char *text, u64 *bytes_per_second);
int osd_print_rate(char *text, u64 bytes_per_second);

/* osd_objects.c and osd_frames.c: settings of single ways. */
int osd_set_object_size(unsigned int bytes);
unsigned int osd_object_size(void);
int osd_set_hold_order(unsigned int order);
unsigned int osd_hold_order(void);

/* osd_buffers.c: the device that DMA buffers are taken for. */
int osd_buffers_begin(void);
void osd_buffers_end(void);

/* osd_churn.c: pages per second that are taken and given back. */
int osd_set_churn(unsigned int per_second);
unsigned int osd_churn(void);
void osd_churn_end(void);

/* osd_control.c: /sys/kernel/leaky_osd. */
int osd_control_create(void);
void osd_control_remove(void);

#endif
