#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the virtual box: build.sh --packages DIR --out DIR
# DIR of --packages holds these Debian packages, unpacked into one tree with dpkg-deb -x: linux-image-*-arm64, linux-headers-*-arm64,
# linux-headers-*-common and busybox-static of arm64, linux-kbuild-* of this machine. Writes OUT/vmlinuz, OUT/initrd.gz and
# OUT/kernel-release. Changes nothing in the packages but the one line of the headers' Makefile that names its place.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cross=aarch64-linux-gnu-

fail() {
    echo "build.sh: $*" >&2
    exit 1
}

packages= out=
while [ $# -gt 1 ]; do
    case $1 in
        --packages) packages=$2 ;;
        --out) out=$2 ;;
        *) fail "does not know '$1'; usage: build.sh --packages DIR --out DIR" ;;
    esac
    shift 2
done
[ $# -eq 0 ] && [ -d "$packages" ] && [ -n "$out" ] || fail "usage: build.sh --packages DIR --out DIR, where the first DIR exists."
for tool in make ${cross}gcc bc cpio gzip; do
    command -v $tool >/dev/null || fail "needs '$tool': apt install make gcc-aarch64-linux-gnu libc6-dev-arm64-cross bc cpio gzip."
done
mkdir -p "$out"
packages=$(cd "$packages" && pwd)
out=$(cd "$out" && pwd)

# The one path of several candidates that is there, or the end of the build.
only() {
    what=$1
    shift
    found=
    for candidate; do
        [ -e "$candidate" ] || continue
        [ -z "$found" ] || fail "finds two of what should be the one $what: $found and $candidate."
        found=$candidate
    done
    [ -n "$found" ] || fail "finds no $what in $packages; are its Debian packages unpacked there?"
    echo "$found"
}

kernel=$(only "arm64 kernel (linux-image-*-arm64)" "$packages"/boot/vmlinuz-*)
release=${kernel##*/vmlinuz-}
headers=$(only "linux-headers-$release" "$packages/usr/src/linux-headers-$release")
common=$(only "linux-headers-*-common" "$packages"/usr/src/linux-headers-*-common)
busybox=$(only "busybox (busybox-static of arm64)" "$packages"/bin/busybox "$packages"/usr/bin/busybox)

work=$out/build
root=$work/root
rm -rf "$work"
mkdir -p "$work" "$root/bin" "$root/sbin" "$root/dev" "$root/proc" "$root/sys" "$root/lib/modules"

# The headers' Makefile names the common tree by its place in an installed system.
line="include $common/Makefile"
grep -qxF "$line" "$headers/Makefile" || sed -i "s|^include .*/linux-headers-.*-common/Makefile\$|$line|" "$headers/Makefile"

# Without BTF (the types for BPF): nobody here reads it, and from 6.12 on its making needs pahole.
our_modules() {
    cp -r "$here/modules" "$work/modules"
    make -s -j2 -C "$headers" M="$work/modules" DEB_BUILD_ARCH=amd64 DEB_HOST_ARCH=arm64 DEB_HOST_GNU_TYPE=aarch64-linux-gnu \
        CC=${cross}gcc CONFIG_DEBUG_INFO_BTF_MODULES= modules >"$work/modules.log" 2>&1 || fail "cannot build the modules for $release; see $work/modules.log."
    cp "$work"/modules/*.ko "$root/lib/modules/"
}

# Those of the kernel package that /etc/init/modules loads. What is a module in one release is built in or compressed in another.
their_modules() {
    tree=$(only "modules of $release" "$packages/lib/modules/$release" "$packages/usr/lib/modules/$release")
    for name in usb-common usbcore xhci-hcd xhci-pci virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci failover net_failover virtio_net \
        reed_solomon ramoops i6300esb; do
        module=$(find "$tree/kernel" -name "$name.ko*" | head -n 1)
        case $module in
            *.ko) cp "$module" "$root/lib/modules/" ;;
            *.ko.xz) xz -dc "$module" >"$root/lib/modules/$name.ko" || fail "needs 'xz' to unpack $module: apt install xz-utils." ;;
            *) grep -q "/$name.ko\$" "$tree/modules.builtin" || fail "finds no module $name for $release in $packages." ;;
        esac
    done
}

static_program() {
    name=$1
    shift
    ${cross}gcc -Os -static -s -std=gnu11 -Wall -Wextra -o "$root/sbin/$name" "$@" >"$work/$name.log" 2>&1 \
        || fail "cannot compile $name; see $work/$name.log."
}

static_program adbd "$here"/adbd/*.c &
adbd=$!
our_modules
their_modules
static_program ramnote "$here/tools/ramnote.c"
static_program restart "$here/tools/restart.c"
wait $adbd || exit 1
${cross}strip --strip-debug "$root"/lib/modules/*.ko

cp -r "$here"/rootfs/. "$root/"
chmod 755 "$root/init" "$root"/bin/*
cp "$busybox" "$root/bin/busybox"
ln -s busybox "$root/bin/sh"
ln -s ../bin/reboot "$root/sbin/reboot"
(cd "$root" && find . | sort | cpio --quiet -o -H newc -R 0:0) | gzip -1 >"$out/initrd.gz"
cp "$kernel" "$out/vmlinuz"
echo "$release" >"$out/kernel-release"
rm -rf "$work"
