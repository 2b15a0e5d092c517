// SPDX-License-Identifier: GPL-2.0
/* Plug and unplug. Binds `-device usb-net` of QEMU (0525:a4a2), whose own drivers (rndis_host, cdc_ether) are not on the box. */
#include <linux/err.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/usb.h>

#include "soak.h"

struct soak_module {
	struct net_device *netdev;
	struct soak_hif hif;
};

/* Named after the step of the incident's call trace: glRegisterBus -> glSetHifInfo -> kmalloc. */
static noinline int soak_register_bus(struct soak_module *module, struct usb_interface *usb)
{
	int err = soak_set_hif_info(&module->hif);

	if (err) {
		dev_err(&usb->dev, "no memory for the transmit command buffers\n");
		return err;
	}
	module->netdev = soak_netdev_register(&usb->dev);
	if (IS_ERR(module->netdev)) {
		soak_free_hif_info(&module->hif);
		return PTR_ERR(module->netdev);
	}
	return 0;
}

static noinline int soak_probe(struct usb_interface *usb, const struct usb_device_id *id)
{
	struct soak_module *module;
	int err;

	/* The device has a control and a data interface; one network interface is enough. */
	if (usb->cur_altsetting->desc.bInterfaceNumber != 0)
		return -ENODEV;
	module = kzalloc(sizeof(*module), GFP_KERNEL);
	if (!module)
		return -ENOMEM;
	err = soak_register_bus(module, usb);
	if (err) {
		kfree(module);
		return err;
	}
	usb_set_intfdata(usb, module);
	dev_info(&usb->dev, "%s is up, %u buffers%s\n", module->netdev->name, module->hif.count,
		 module->hif.from_pool ? " preallocated" : "");
	return 0;
}

static void soak_disconnect(struct usb_interface *usb)
{
	struct soak_module *module = usb_get_intfdata(usb);

	soak_netdev_unregister(module->netdev);
	soak_free_hif_info(&module->hif);
	kfree(module);
}

static const struct usb_device_id soak_ids[] = {
	{ USB_DEVICE(0x0525, 0xa4a2) },
	{ }
};
MODULE_DEVICE_TABLE(usb, soak_ids);

static struct usb_driver soak_driver = {
	.name = "wlan_soak_usb",
	.probe = soak_probe,
	.disconnect = soak_disconnect,
	.id_table = soak_ids,
};

static int __init soak_init(void)
{
	return usb_register(&soak_driver);
}

static void __exit soak_exit(void)
{
	usb_deregister(&soak_driver);
	soak_free_pool();
}

module_init(soak_init);
module_exit(soak_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Wifi module of the virtual box, with the incident's unchecked order-4 allocation");
