// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "sync.h"

#include "sync_wire.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static uint8_t chunk[LONGEST_CHUNK];

// The path on this system; false if it is too long, or would leave the folder that everything has to stay in.
static bool locate(const char *files, const char *asked, char path[PATH_MAX]) {
    if (*files && strstr(asked, "..")) {
        return false;
    }
    return snprintf(path, PATH_MAX, "%s%s", files, asked) < PATH_MAX;
}

static bool stat_reply(int fd, const char *path) {
    struct stat status;
    bool known = lstat(path, &status) == 0;
    const uint32_t words[] = {
        ID_STAT, known ? status.st_mode : 0, known ? (uint32_t)status.st_size : 0, known ? (uint32_t)status.st_mtime : 0,
    };
    return wire_put(fd, words, 4);
}

static bool list_reply(int fd, const char *path) {
    DIR *folder = opendir(path);
    bool written = true;
    while (folder && written) {
        struct dirent *entry = readdir(folder);
        struct stat status;
        if (!entry) {
            break;
        }
        if (fstatat(dirfd(folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
            continue;
        }
        uint32_t length = (uint32_t)strlen(entry->d_name);
        const uint32_t words[] = {ID_DENT, status.st_mode, (uint32_t)status.st_size, (uint32_t)status.st_mtime, length};
        written = wire_put(fd, words, 5) && wire_write(fd, entry->d_name, length);
    }
    if (folder) {
        closedir(folder);
    }
    return written && wire_put(fd, (const uint32_t[]){ID_DONE, 0, 0, 0, 0}, 5);
}

static bool receive_reply(int fd, const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a named pipe would wait for its writer for ever
    if (file < 0) {
        return wire_fail(fd, "cannot open", path, errno);
    }
    bool written = true;
    ssize_t got = 0;
    while (written && (got = read(file, chunk, sizeof chunk)) > 0) {
        written = wire_put(fd, (const uint32_t[]){ID_DATA, (uint32_t)got}, 2) && wire_write(fd, chunk, (size_t)got);
    }
    int problem = errno;
    close(file);
    if (!written) {
        return false;
    }
    return got < 0 ? wire_fail(fd, "cannot read", path, problem) : wire_put(fd, (const uint32_t[]){ID_DONE, 0}, 2);
}

static void make_parents(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0775);
        *slash = '/';
    }
}

// Where the data of a push goes; -1 with errno if the file cannot be made. A link is made when its target has come.
static int create(const char *path, mode_t mode) {
    if (S_ISLNK(mode)) {
        return memfd_create("link target", MFD_CLOEXEC);
    }
    return open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode & 0777);
}

static bool finish(int file, const char *path, mode_t mode, uint32_t modified) {
    if (S_ISLNK(mode)) {
        char target[PATH_MAX];
        ssize_t length = pread(file, target, sizeof target - 1, 0);
        target[length < 0 ? 0 : length] = '\0';
        return symlink(target, path) == 0;
    }
    const struct timespec times[] = {{.tv_sec = modified}, {.tv_sec = modified}};
    return fchmod(file, mode & 0777) == 0 && futimens(file, times) == 0;
}

// SEND path,mode: DATA... DONE. After a failure the rest is read and dropped: the peer looks for an answer only at its end.
static bool send_reply(int fd, char *path, mode_t mode) {
    make_parents(path);
    struct stat old;
    if (lstat(path, &old) == 0 && !S_ISDIR(old.st_mode)) {
        unlink(path);
    }
    int file = create(path, mode);
    int problem = file < 0 ? errno : 0;
    bool intact = false;
    uint32_t words[2];
    while (wire_get(fd, words, 2)) {
        if (words[0] == ID_DONE) {
            intact = true;
            break;
        }
        if (words[0] != ID_DATA || words[1] > sizeof chunk || !wire_read(fd, chunk, words[1])) {
            break;
        }
        if (!problem && !wire_write(file, chunk, words[1])) {
            problem = errno;
        }
    }
    if (!problem && intact && !finish(file, path, mode, words[1])) {
        problem = errno;
    }
    if (file >= 0) {
        close(file);
    }
    if (!intact) {
        wire_fail(fd, "got a damaged stream for", path, EPROTO);
        return false;
    }
    return problem ? wire_fail(fd, "cannot write", path, problem) : wire_put(fd, (const uint32_t[]){ID_OKAY, 0}, 2);
}

// Without a mode (old peers) the file is an ordinary one.
static mode_t cut_mode(char *name) {
    char *comma = strrchr(name, ',');
    if (!comma) {
        return S_IFREG | 0644;
    }
    *comma = '\0';
    return (mode_t)strtoul(comma + 1, NULL, 0);
}

static bool serve_request(int fd, const char *files, uint32_t request, char *name) {
    char path[PATH_MAX];
    mode_t mode = request == ID_SEND ? cut_mode(name) : 0;
    if (!locate(files, name, path)) {
        wire_fail(fd, "do not serve", name, ENAMETOOLONG);
        return false;
    }
    switch (request) {
        case ID_STAT:
            return stat_reply(fd, path);
        case ID_LIST:
            return list_reply(fd, path);
        case ID_RECV:
            return receive_reply(fd, path);
        case ID_SEND:
            return send_reply(fd, path, mode);
        default:
            wire_fail(fd, "do not know this request for", name, ENOSYS);
            return false;
    }
}

int sync_serve(int fd, const char *files) {
    uint32_t words[2]; // the request and the length of its path
    char name[LONGEST_NAME + 1];
    while (wire_get(fd, words, 2) && words[0] != ID_QUIT && words[1] <= LONGEST_NAME && wire_read(fd, name, words[1])) {
        name[words[1]] = '\0';
        if (!serve_request(fd, files, words[0], name)) {
            return 1;
        }
    }
    return 0;
}
