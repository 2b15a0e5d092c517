package org.boxsoak.klog;

import org.jspecify.annotations.Nullable;

/**
 * Name one frame of a kernel stack trace.
 *
 * @param function e.g. {@code glSetHifInfo}
 * @param offset e.g. {@code 0x670/0x7c0}; null where only the name is printed
 * @param module the module that holds it; null for the kernel itself
 * @param isReliable false for what x86 marks with a question mark
 */
public record StackFrame(
        String function, @Nullable String offset, @Nullable String module, boolean isReliable) {
    /** {@code glSetHifInfo [wlan_mt7663_usb]}. */
    public String place() {
        return module == null ? function : function + " [" + module + "]";
    }

    /** {@code glSetHifInfo+0x670/0x7c0}. */
    public String address() {
        return offset == null ? function : function + "+" + offset;
    }
}
