package org.boxsoak.allocator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GfpMaskTests {
    @ParameterizedTest
    @CsvSource({
        "3.10, 20, GFP_ATOMIC",
        "3.10, d0, GFP_KERNEL",
        "3.18, 4020, GFP_ATOMIC|__GFP_COMP",
        "4.9, 2080020, GFP_ATOMIC",
        "4.9, 24000c0, GFP_KERNEL",
        "4.9, 24200ca, GFP_HIGHUSER_MOVABLE",
        "4.14, 1080020, GFP_ATOMIC",
        "4.14, 15000c0, GFP_KERNEL_ACCOUNT",
        "4.19, 480020, GFP_ATOMIC",
        "4.19, 6040c0, GFP_KERNEL|__GFP_COMP",
        "5.4, a20, GFP_ATOMIC",
        "5.4, 40cc0, GFP_KERNEL|__GFP_COMP",
        "5.10, 40a20, GFP_ATOMIC|__GFP_COMP",
        "5.15, 1100cca, GFP_HIGHUSER_MOVABLE",
        "6.1, 800, GFP_NOWAIT",
        "6.6, 820, GFP_ATOMIC",
        "6.12, 2800, GFP_NOWAIT",
        "6.12, cc1, GFP_KERNEL|GFP_DMA",
    })
    void numbers_get_the_names_of_their_release(String release, String mode, String name) {
        KernelProfile kernel = KernelProfile.of(release);

        GfpMask mask = GfpMask.decode(Long.parseLong(mode, 16), null, kernel);

        assertThat(mask.name().split("\\|")).containsExactlyInAnyOrder(name.split("\\|"));
        assertThat(mask.unknownBits()).isZero();
        assertThat(GfpMask.parse(name, kernel).mode()).isEqualTo(mask.mode());
        assertThat(GfpMask.decode(mask.mode(), name, kernel).isConsistent()).isTrue();
    }

    @Test
    void the_incidents_flags_are_atomic() {
        GfpMask mask = GfpMask.decode(0xa20, "GFP_ATOMIC", KernelProfile.of("5.4.125-android11-2"));

        assertThat(mask.flags()).containsExactly("__GFP_HIGH", "__GFP_ATOMIC", "__GFP_KSWAPD_RECLAIM");
        assertThat(mask.migrateType()).isEqualTo(MigrateType.UNMOVABLE);
        assertThat(mask.maySleep()).isFalse();
    }

    @Test
    void printed_names_win_over_a_number_of_another_release() {
        GfpMask mask = GfpMask.decode(0x6000c0, "GFP_KERNEL", KernelProfile.UNKNOWN);

        assertThat(mask.flags())
                .containsExactly("__GFP_IO", "__GFP_FS", "__GFP_DIRECT_RECLAIM", "__GFP_KSWAPD_RECLAIM");
        assertThat(mask.isConsistent()).isTrue();
    }

    @Test
    void names_that_never_made_that_number_are_marked() {
        assertThat(GfpMask.decode(0x1, "GFP_KERNEL", KernelProfile.of("5.4")).isConsistent())
                .isFalse();
    }

    @Test
    void a_vendors_own_flag_is_kept() {
        GfpMask mask =
                GfpMask.decode(0x8000cca, "GFP_HIGHUSER_MOVABLE|__GFP_VENDOR", KernelProfile.of("5.10.43-android12"));

        assertThat(mask.flags()).contains("__GFP_VENDOR", "__GFP_MOVABLE");
    }

    @Test
    void unknown_bits_are_shown() {
        GfpMask mask = GfpMask.decode(0x40000a20L, null, KernelProfile.of("5.4"));

        assertThat(mask.unknownBits()).isEqualTo(0x40000000L);
        assertThat(mask.name()).endsWith("|0x40000000");
    }

    @Test
    void a_flag_that_no_kernel_has_is_refused_with_advice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GfpMask.parse("GFP_ATOMICS", KernelProfile.UNKNOWN))
                .withMessageContaining("'GFP_ATOMICS'")
                .withMessageContaining("e.g. GFP_ATOMIC");
    }

    @ParameterizedTest
    @CsvSource({
        "GFP_KERNEL, NORMAL",
        "GFP_DMA, DMA",
        "GFP_DMA32|GFP_KERNEL, DMA32",
        "GFP_HIGHUSER, HIGH_MEM",
        "GFP_HIGHUSER_MOVABLE, MOVABLE"
    })
    void the_highest_zone_follows_from_the_low_bits(String flags, ZoneType zone) {
        assertThat(GfpMask.parse(flags, KernelProfile.of("5.4")).highestZone()).isEqualTo(zone);
    }

    @ParameterizedTest
    @CsvSource({"8193, 2", "32768, 3", "32769, 4", "65536, 4", "65537, 5", "1, 0", "4096, 0"})
    void kmalloc_sizes_become_orders(long bytes, int order) {
        assertThat(KmallocOrder.of(bytes)).isEqualTo(order);
        assertThat(KmallocOrder.isFromCache(bytes)).isEqualTo(bytes <= 8192);
    }
}
