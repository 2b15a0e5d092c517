package org.boxsoak.relay;

/**
 * A HID device as the host's list has it; texts are empty where the device has none.
 *
 * @param path the host's name of it, e.g. {@code /dev/hidraw1}
 */
record HidName(String path, int vendor, int product, String manufacturer, String productName, String serial) {}
