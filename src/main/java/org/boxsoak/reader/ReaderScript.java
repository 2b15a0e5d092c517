package org.boxsoak.reader;

import java.util.Locale;
import org.boxsoak.record.SampleSource;

/**
 * The reader as a POSIX sh script, for boxes where no program of ours may run: one process for each file and one for the wait. Only what the
 * shells of Android (mksh), busybox and dash have built in: {@code echo}, {@code read}, arithmetic of 32 bits.
 */
@SuppressWarnings("InlineFormatString") // the script in two pieces reads better apart from what fills it
final class ReaderScript {
    private static final String HEAD = """
            LC_ALL=C; export LC_ALL
            M=%s; P=1; N=0; T=0
            clock() { until read -r up rest < /proc/uptime; do :; done; c=${up#*.}; now=$(( ${up%%.*} * 100 + 1$c - 100 )); }
            cost() {
              until read -r stat < /proc/$$/stat; do :; done; set -- ${stat##*) }
              cpu=$(( ${12} + ${13} + ${14} + ${15} )); rss=$(( ${22} * 4 )); link=-1
              { read -r stat < /proc/$PPID/stat; } 2>/dev/null || stat=; case $stat in *"(adbd"*) set -- ${stat##*) }; link=$(( ${12} + ${13} ))0000;; esac
            }
            absent() { eval "was=\\$A_$1"; [ "$was" = "$2" ] || { echo; echo "$M absent $1 $2"; eval "A_$1=\\$2"; }; }
            why() { why="No such file or directory"; for f in $1; do [ -e "$f" ] && why="Permission denied"; done; }
            file() {
              if [ -r "$2" ]; then echo; echo "$M text $1 -"; P=$((P + 1)); cat "$2" 2>/dev/null || torn=1; N=$((N + 1)); eval "A_$1="
              else why "$2"; absent "$1" "$why"; fi
            }
            files() {
              n=0
              for f in $2; do
                [ -r "$f" ] || continue
                [ $n -gt 0 ] || { echo; echo "$M text $1 -"; N=$((N + 1)); }
                n=1; echo "==> $f <=="; P=$((P + 1)); cat "$f" 2>/dev/null
              done
              if [ $n -gt 0 ]; then eval "A_$1="; else why "$2"; absent "$1" "$why"; fi
            }
            processes() {
              echo; echo "$M text $1 -"; N=$((N + 1))
              for f in /proc/[1-9]*; do
                { read -r size rss rest < $f/statm && read -r name < $f/comm; } 2>/dev/null || continue
                [ $rss -lt 512 ] || echo "${f#/proc/} $((rss * 4)) - $name"
              done
            }
            nap() { P=$((P + 1)); sleep $1; }
            fine=; sleep 0.01 2>/dev/null && fine=1
            read -r boot < /proc/sys/kernel/random/boot_id
            echo; echo "$M stream 1 sh $$ $boot"
            clock; due=$now
            while :; do
              clock; begin=$now; N=0; at=$due
            """;
    private static final String TAIL = """
              clock; cost
              echo; echo "$M tick due $N ${at}0 ${begin}0 ${now}0 ${cpu}0000 $P $rss $link"
              while :; do due=$((due + %d)); T=$((T + 1)); [ $due -lt $now ] || break; done
              while :; do
                clock; left=$((due - now)); [ $left -gt 0 ] || break
                s=$((left / 100)); c=$((left %% 100)); [ $c -gt 9 ] || c=0$c
                if [ -n "$fine" ]; then nap $s.$c; else nap $((s > 0 ? s : 1)); fi
              done
            done
            """;

    private ReaderScript() {}

    static String of(ReaderRequest request) {
        StringBuilder script = new StringBuilder(String.format(Locale.ROOT, HEAD, request.mark()));
        for (SampleSource source : request.sources()) {
            long every = request.everyTicks(source);
            String next = "D_" + source.name();
            script.append(
                    every == 1
                            ? "  " + call(source) + "\n"
                            : "  if [ $T -ge ${" + next + ":-0} ]; then " + call(source) + "; " + next + "=$((T - T % "
                                    + every + " + " + every + ")); fi\n");
        }
        // The shell counts hundredths of a second, which fit 32 bits for 248 days.
        return script.append(String.format(
                        Locale.ROOT, TAIL, Math.max(1, request.tick().toMillis() / 10)))
                .toString();
    }

    private static String call(SampleSource source) {
        String path = source.path();
        if (!path.startsWith("/")) {
            return "processes " + source.name();
        }
        String function = path.matches(".*[ *?\\[].*") ? "files " : "file ";
        return function + source.name() + " '" + path + "'";
    }
}
