package org.boxsoak.box;

/** What the adb server says of a device (second column of {@code adb devices}). */
public enum AdbDeviceState {
    DEVICE,
    OFFLINE,
    UNAUTHORIZED,
    RECOVERY,
    /** The server does not know the device. */
    ABSENT,
    /** A word that is none of these, e.g. {@code sideload}, {@code connecting}, {@code no permissions}. */
    OTHER;

    static AdbDeviceState parse(String word) {
        return switch (word) {
            case "device" -> DEVICE;
            case "offline" -> OFFLINE;
            case "unauthorized" -> UNAUTHORIZED;
            case "recovery" -> RECOVERY;
            default -> OTHER;
        };
    }
}
