/* SPDX-License-Identifier: GPL-2.0 */
/* wlan_soak_usb: a stand-in for the incident's wifi driver, bound to QEMU's USB network device. */
#ifndef SOAK_H
#define SOAK_H

#include <linux/netdevice.h>
#include <linux/types.h>

/* As the incident's driver (USB_TX_CMD_BUF_SIZE): above 8 KiB kmalloc asks the page allocator, for order 4 here. */
#define SOAK_BUFFER_BYTES 65536u
#define SOAK_MOST_BUFFERS 64u

struct soak_hif {
	void *buffer[SOAK_MOST_BUFFERS];
	unsigned int count;
	bool from_pool;
};

/* Fills the interface to the device with its transmit command buffers; -ENOMEM only with null_check=1. */
int soak_set_hif_info(struct soak_hif *hif);
void soak_free_hif_info(struct soak_hif *hif);
void soak_free_pool(void);

/* Registers the network interface (parameter `interface`); an ERR_PTR when that fails. */
struct net_device *soak_netdev_register(struct device *parent);
void soak_netdev_unregister(struct net_device *netdev);

#endif
