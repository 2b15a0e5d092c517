// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "tracefs.h"

#include "trace.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

char tracefs[256];

static bool find_mounted(void) {
    FILE *mounts = fopen("/proc/mounts", "re");
    char path[256], type[64];
    bool found = false;
    while (mounts && !found && fscanf(mounts, "%*s %255s %63s %*[^\n]", path, type) == 2) {
        found = strcmp(type, "tracefs") == 0;
    }
    if (mounts) {
        fclose(mounts);
    }
    if (found) {
        strcpy(tracefs, path);
    }
    return found;
}

static bool is_known_to_the_kernel(void) {
    FILE *file = fopen("/proc/filesystems", "re");
    char line[128];
    bool known = false;
    while (file && !known && fgets(line, sizeof(line), file)) {
        known = strstr(line, "\ttracefs") != NULL;
    }
    if (file) {
        fclose(file);
    }
    return known;
}

// Nobody else sees this mount, and it goes with the last process that does.
static bool mount_privately(void) {
    strcpy(tracefs, "/sys/kernel/tracing");
    struct stat there;
    return stat(tracefs, &there) == 0 && unshare(CLONE_NEWNS) == 0 && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("tracefs", tracefs, "tracefs", 0, NULL) == 0;
}

const char *tracefs_find(void) {
    if (geteuid() != 0) {
        return "root Tracing needs root, and this shell is not root. Run 'adb root' (a userdebug build), or start it as root.";
    }
    if (!find_mounted()) {
        if (!is_known_to_the_kernel()) {
            return "tracefs This kernel has no tracefs: it was built without CONFIG_TRACING, so allocations cannot be traced.";
        }
        if (!mount_privately()) {
            return "tracefs tracefs is not mounted, and cannot be. Mount it: mount -t tracefs tracefs /sys/kernel/tracing.";
        }
    }
    if (!tracefs_exists("", "events/kmem/mm_page_alloc/format")) {
        return "tracefs tracefs has no event kmem:mm_page_alloc, or this user may not see it (SELinux?): allocations cannot be traced.";
    }
    return NULL;
}

void tracefs_path(const char *instance, const char *file, char *path) {
    if (snprintf(path, PATH_ROOM, "%s/%s%s/%s", tracefs, *instance ? "instances/" : "", instance, file) >= PATH_ROOM) {
        path[0] = '\0'; // no such file
    }
}

bool tracefs_exists(const char *instance, const char *file) {
    char path[PATH_ROOM];
    tracefs_path(instance, file, path);
    return access(path, F_OK) == 0;
}

int tracefs_open(const char *instance, const char *file, int flags) {
    char path[PATH_ROOM];
    tracefs_path(instance, file, path);
    return open(path, flags | O_CLOEXEC);
}

bool tracefs_read(const char *instance, const char *file, char *text, size_t room) {
    int fd = tracefs_open(instance, file, O_RDONLY);
    if (fd < 0) {
        return false;
    }
    size_t length = 0;
    ssize_t got = 0;
    while (length + 1 < room && (got = read(fd, text + length, room - 1 - length)) > 0) {
        length += (size_t)got;
    }
    close(fd);
    text[length] = '\0';
    return got >= 0;
}

bool tracefs_write(const char *instance, const char *file, const char *text) {
    int fd = tracefs_open(instance, file, O_WRONLY);
    if (fd < 0) {
        return false;
    }
    bool good = write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    close(fd);
    return good;
}
