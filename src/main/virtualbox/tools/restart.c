// SPDX-License-Identifier: Apache-2.0
// `restart REASON`: resets the box at once; the kernel logs "reboot: Restarting system with command 'REASON'", as Android's do.
// busybox's own reboot cannot hand a reason to the kernel.
#include <linux/reboot.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char **argv) {
    sync();
    syscall(SYS_reboot, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2, LINUX_REBOOT_CMD_RESTART2, argc > 1 ? argv[1] : "shell");
    perror("restart: cannot reset the box");
    return 1;
}
