package org.boxsoak.owners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import org.boxsoak.memory.Corpus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerSourceTests {
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    SLAB_ALLOCS | slaballocs/002-5.10-without-chains.txt | glSetHifInfo [wlan_mt7663_usb] | kmalloc-512 | 26624
                    VMALLOC     | vmallocinfo/004-arm32-4.9-modules.txt  | load_module                    | vmalloc     | 471040
                    DMA_BUF     | dma_buf/004-arm64-5.15-heaps.txt       | system 'video out buf'         | dma-buf     | 8388608
                    PAGETRACE   | pagetrace/001-amlogic-5.4.txt          | codec_mm_alloc_pre_check_in    | pages       | 9596928
                    SLABTRACE   | slabtrace/001-amlogic-5.4.txt          | nicTxCreateRing [wlan_mt7663_usb] | kmalloc-128 | 312064
                    ALLOCINFO   | allocinfo/002-with-heading.txt         | alloc_page_ext                 | memory taken at mm/page_ext.c:270 | 127664128
                    PAGE_OWNER  | page_owner/002-6.12-order-4-twice.txt  | leak_init [leak]               | pages       | 131072
                    PAGE_OWNER  | page_owner/003-show-stacks-6.9.txt     | sk_prot_alloc                  | pages       | 65536
                    KMEMLEAK    | kmemleak/003-x86-32-3.x-module.txt     | receive_worker [rina_personality_default] | objects that nothing points to | 32
                    MODULES     | modules/002-without-unloading.txt      | wlan_mt7663_usb                | the module's own code | 3514368
                    """)
    void names_who_holds_most(OwnerSource source, String file, String label, String what, long bytes) {
        Map.Entry<Owner, Holdings.Held> most = source.read(Corpus.text(file)).all().entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.comparingLong(Holdings.Held::bytes)))
                .orElseThrow();

        assertThat(most.getKey().label()).isEqualTo(label);
        assertThat(most.getKey().what()).isEqualTo(what);
        assertThat(most.getValue().bytes()).isEqualTo(bytes);
    }
}
