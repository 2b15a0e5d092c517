// SPDX-License-Identifier: GPL-2.0
/* The network interface that tells the harness that the module came up: it swallows what it is sent and counts it. */
#include <linux/err.h>
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/string.h>

#include "soak.h"

static char interface[IFNAMSIZ + 1] = "wlan0"; /* one more for the line end of `echo wlan1 > ...` */
module_param_string(interface, interface, sizeof(interface), 0644);
MODULE_PARM_DESC(interface, "name of the network interface (default wlan0)");

static netdev_tx_t soak_start_xmit(struct sk_buff *skb, struct net_device *netdev)
{
	netdev->stats.tx_packets++;
	netdev->stats.tx_bytes += skb->len;
	dev_consume_skb_any(skb);
	return NETDEV_TX_OK;
}

static int soak_open(struct net_device *netdev)
{
	netif_carrier_on(netdev);
	netif_start_queue(netdev);
	return 0;
}

static int soak_stop(struct net_device *netdev)
{
	netif_stop_queue(netdev);
	netif_carrier_off(netdev);
	return 0;
}

static const struct net_device_ops soak_netdev_ops = {
	.ndo_open = soak_open,
	.ndo_stop = soak_stop,
	.ndo_start_xmit = soak_start_xmit,
	.ndo_set_mac_address = eth_mac_addr,
	.ndo_validate_addr = eth_validate_addr,
};

struct net_device *soak_netdev_register(struct device *parent)
{
	struct net_device *netdev = alloc_etherdev(0);
	char name[sizeof(interface)];
	int err;

	if (!netdev)
		return ERR_PTR(-ENOMEM);
	strscpy(name, interface, sizeof(name));
	strscpy(netdev->name, strim(name), IFNAMSIZ);
	netdev->netdev_ops = &soak_netdev_ops;
	SET_NETDEV_DEV(netdev, parent);
	eth_hw_addr_random(netdev);
	netif_carrier_off(netdev);
	err = register_netdev(netdev);
	if (err) {
		free_netdev(netdev);
		return ERR_PTR(err);
	}
	return netdev;
}

void soak_netdev_unregister(struct net_device *netdev)
{
	unregister_netdev(netdev);
	free_netdev(netdev);
}
