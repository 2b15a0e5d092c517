#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds what runs on any box: build.sh --machine MACHINE --out DIR
# MACHINE is what 'uname -m' says on the box. Writes OUT/boxager, OUT/boxreader and OUT/boxtrace, static programs.
set -eu

here=$(cd "$(dirname "$0")" && pwd)

fail() {
    echo "build.sh: $*" >&2
    exit 1
}

machine= out=
while [ $# -gt 1 ]; do
    case $1 in
        --machine) machine=$2 ;;
        --out) out=$2 ;;
        *) fail "does not know '$1'; usage: build.sh --machine MACHINE --out DIR" ;;
    esac
    shift 2
done
[ $# -eq 0 ] && [ -n "$out" ] || fail "usage: build.sh --machine MACHINE --out DIR"

case $machine in
    aarch64) compiler=aarch64-linux-gnu-gcc ;;
    # A 64-bit ARMv8 box whose system is of 32 bits says armv8l.
    armv7l | armv8l) compiler=arm-linux-gnueabihf-gcc ;;
    x86_64) compiler=x86_64-linux-gnu-gcc ;;
    *) fail "knows no compiler for '$machine'; it knows aarch64, armv7l, armv8l and x86_64." ;;
esac
command -v $compiler >/dev/null || fail "needs '$compiler'."

mkdir -p "$out"
for program in ager reader trace; do
    $compiler -O2 -static -s -std=gnu11 -Wall -Wextra -Werror -o "$out/box$program" "$here/$program"/*.c
done
