package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityQuestionTests {
    @Test
    void android_properties_come_first() {
        BoxIdentity identity = IdentityQuestion.read("""
                ro.product.model=TV Box X4
                ro.product.manufacturer=Vendor
                ro.build.fingerprint=Vendor/x4/x4:11/RQ1A/2800:userdebug/dev-keys
                ro.build.display.id=x4-2800
                ro.build.version.release=11
                ro.serialno=0123456789ABCDEF
                dt.model=Amlogic
                os.name=
                kernel=5.4.125-android11-2-g6d2ca40337f4-dirty-ab2800
                """);

        assertThat(identity)
                .isEqualTo(new BoxIdentity(
                        "TV Box X4",
                        "Vendor",
                        "Vendor/x4/x4:11/RQ1A/2800:userdebug/dev-keys",
                        "5.4.125-android11-2-g6d2ca40337f4-dirty-ab2800",
                        "11",
                        "0123456789ABCDEF"));
    }

    @Test
    void without_android_the_device_tree_and_the_release_file_tell() {
        BoxIdentity identity =
                IdentityQuestion.read("dt.model=linux,dummy-virt\nos.name=Debian 12 (a=b)\nkernel=6.1.0\n");

        assertThat(identity)
                .isEqualTo(new BoxIdentity(
                        "linux,dummy-virt", "unknown", "Debian 12 (a=b)", "6.1.0", "unknown", "unknown"));
    }
}
