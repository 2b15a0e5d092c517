// A serial port for tests: a pseudo terminal behind a symbolic link. What is written to standard input arrives at the port,
// what is written to the port comes out of standard output; the end of standard input is the hang-up.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(1);
}

static ssize_t copy(int from, int to) {
    char buffer[4096];
    ssize_t count = read(from, buffer, sizeof buffer);
    for (ssize_t done = 0; done < count;) {
        ssize_t written = write(to, buffer + done, (size_t)(count - done));
        if (written < 0) {
            die("write");
        }
        done += written;
    }
    return count;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: pseudo_terminal LINK\n");
        return 2;
    }
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0) {
        die("posix_openpt");
    }
    // Held open, so that the port lives on while nobody has it open; raw, as a serial port without line discipline is.
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    struct termios raw;
    if (slave < 0 || tcgetattr(slave, &raw) != 0) {
        die("open");
    }
    cfmakeraw(&raw);
    tcsetattr(slave, TCSANOW, &raw);
    unlink(argv[1]);
    if (symlink(ptsname(master), argv[1]) != 0) {
        die("symlink");
    }
    printf("ready\n");
    fflush(stdout);
    struct pollfd ends[] = {{STDIN_FILENO, POLLIN, 0}, {master, POLLIN, 0}};
    while (poll(ends, 2, -1) > 0) {
        if (ends[0].revents != 0 && copy(STDIN_FILENO, master) <= 0) {
            break;
        }
        if ((ends[1].revents & POLLIN) != 0 && copy(master, STDOUT_FILENO) <= 0) {
            break;
        }
    }
    return 0;
}
