package org.boxsoak.box;

/** The kernel's boot id ({@code /proc/sys/kernel/random/boot_id}): the same value means the same boot. */
public record BootId(String value) {
    public BootId {
        value = value.strip();
        if (!value.matches("[0-9a-fA-F-]{8,64}")) {
            throw new IllegalArgumentException("'" + value + "' is no boot id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
