package org.boxsoak.record;

/**
 * A USB device as the box enumerated it.
 *
 * @param port bus and port, e.g. 1-1.3
 * @param devnum its number on the bus, another one after each enumeration
 * @param speed Mbit/s: 1.5, 12, 480, 5000
 * @param descriptors its device and configuration descriptors as sysfs shows them, two hex digits a byte; empty where the box does not
 */
public record EnumeratedDevice(String port, int devnum, String speed, String descriptors) {}
