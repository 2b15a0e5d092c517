package org.boxsoak.owners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in this host's shell, on folders like those of kernels that the virtual box does not have. */
class OwnerCommandsTests {
    @TempDir
    private Path root;

    @Test
    void slab_caches_with_user_tracking_alone_are_read_and_of_no_cache_twice() throws Exception {
        cache("kmalloc-512", "1", "512", "     52 glSetHifInfo+0x670/0x7c0 [wlan_mt7663_usb] age=1 pid=2 cpus=0\n");
        cache("kmalloc-64", "0", "64", "      9 other+0x1/0x2 age=1 pid=2 cpus=0\n");
        Files.createSymbolicLink(root.resolve("sys/kernel/slab/alias"), root.resolve("sys/kernel/slab/kmalloc-512"));
        put("sys/kernel/slab/dentry/store_user", "1\n");
        put("sys/kernel/slab/dentry/object_size", "192\n");
        put(
                "sys/kernel/debug/slab/dentry/alloc_traces",
                "      3 d_alloc+0x1/0x2 age=1 pid=2\n        lookup+0x1/0x2\n");

        Holdings read = OwnerSource.SLAB_ALLOCS.read(run(OwnerSource.SLAB_ALLOCS));

        assertThat(read.all().keySet())
                .containsExactlyInAnyOrder(
                        new Owner("kmalloc-512", "glSetHifInfo", "wlan_mt7663_usb"),
                        new Owner("dentry", "d_alloc", ""));
        assertThat(read.bytes(new Owner("kmalloc-512", "glSetHifInfo", "wlan_mt7663_usb")))
                .isEqualTo(52 * 512);
    }

    @Test
    void dma_bufs_are_read_from_sysfs_where_there_is_no_debugfs() throws Exception {
        put("sys/kernel/dmabuf/buffers/19/size", "8388608\n");
        put("sys/kernel/dmabuf/buffers/19/exporter_name", "system\n");
        put("sys/kernel/dmabuf/buffers/20/size", "4096\n");
        put("sys/kernel/dmabuf/buffers/20/exporter_name", "system\n");

        assertThat(OwnerSource.DMA_BUF.read(run(OwnerSource.DMA_BUF)).bytes(new Owner("dma-buf", "system", "")))
                .isEqualTo(8388608 + 4096);
    }

    @Test
    void the_kernel_s_own_digest_of_pages_is_taken_before_the_long_file() throws Exception {
        put("sys/kernel/debug/page_owner", "long\n");
        put("sys/kernel/debug/page_owner_stacks/show_stacks", " sk_prot_alloc+0x58/0x1a0\nnr_base_pages: 16\n\n");

        assertThat(run(OwnerSource.PAGE_OWNER)).contains("nr_base_pages: 16").doesNotContain("long");
    }

    @Test
    void kmemleak_scans_twice_and_says_when_it_cannot() throws Exception {
        put("sys/kernel/debug/kmemleak", "");
        assertThat(run(OwnerSource.KMEMLEAK)).isEqualTo("scan\n");

        Files.delete(root.resolve("sys/kernel/debug/kmemleak"));
        Files.createDirectory(root.resolve("sys/kernel/debug/kmemleak"));
        assertThat(start(OwnerSource.KMEMLEAK).waitFor()).isNotZero();
    }

    private void cache(String name, String storeUser, String size, String calls) throws IOException {
        put("sys/kernel/slab/" + name + "/store_user", storeUser + "\n");
        put("sys/kernel/slab/" + name + "/object_size", size + "\n");
        put("sys/kernel/slab/" + name + "/alloc_calls", calls);
    }

    private void put(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private String run(OwnerSource source) throws IOException, InterruptedException {
        Process process = start(source);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private Process start(OwnerSource source) throws IOException {
        String command = source.command().replace("/sys/", root + "/sys/").replace("sleep 6", ":");
        return new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    }
}
