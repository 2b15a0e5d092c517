package org.boxsoak.box;

/**
 * What the box says of itself; {@code unknown} where it does not say.
 *
 * @param model e.g. {@code Mi Box S}, or the model of the device tree
 * @param manufacturer e.g. {@code Xiaomi}
 * @param build the build that the trend over builds is kept by: {@code ro.build.fingerprint}, or the system's pretty name
 * @param kernelRelease {@code uname -r}
 * @param androidRelease e.g. {@code 11}
 * @param serial the serial number of the box itself
 */
public record BoxIdentity(
        String model, String manufacturer, String build, String kernelRelease, String androidRelease, String serial) {
    public static final String UNKNOWN = "unknown";

    public BoxIdentity {
        model = orUnknown(model);
        manufacturer = orUnknown(manufacturer);
        build = orUnknown(build);
        kernelRelease = orUnknown(kernelRelease);
        androidRelease = orUnknown(androidRelease);
        serial = orUnknown(serial);
    }

    private static String orUnknown(String value) {
        return value.isBlank() ? UNKNOWN : value.strip();
    }
}
