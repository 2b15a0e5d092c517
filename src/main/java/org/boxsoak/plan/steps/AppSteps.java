package org.boxsoak.plan.steps;

import static org.boxsoak.plan.steps.Setting.Kind.COUNT;
import static org.boxsoak.plan.steps.Setting.Kind.TEXT;
import static org.boxsoak.plan.steps.Setting.Kind.TIME;
import static org.boxsoak.plan.steps.Setting.Kind.WORDS;

import java.util.List;

/** Apps that come and go, keys, and packages. */
final class AppSteps {
    /** Android 10 and later say topResumedActivity or ResumedActivity, earlier ones mResumedActivity. */
    static final String FRONT = """
            front() { dumpsys activity activities | sed -n 's/.*[rR]esumedActivity[:=].* \\([A-Za-z0-9_.]*\\/[^ }]*\\).*/\\1/p' | sed -n 1p; }
            in_front() { case $(front) in "$1"/*) return 0 ;; *) return 1 ;; esac; }
            """;

    static final String FRAMES = """
            frames() { dumpsys gfxinfo "$1" | sed -n 's/.*Total frames rendered: *\\([0-9]*\\).*/\\1/p' | sed -n 1p; }
            """;

    static final String INSTALLED = """
            pm path "$app" 2>/dev/null | grep -q '^package:' || cannot "$app is not installed"
            """;

    /** TV apps have a leanback launcher, others the usual one. */
    private static final String OPEN = """
            opens() {
              for kind in LEANBACK_LAUNCHER LAUNCHER; do
                cmd package resolve-activity --brief -a android.intent.action.MAIN -c android.intent.category.$kind "$1" | grep / | sed -n 1p | grep . && return
              done
              return 1
            }
            open_app() {
              activity=$(opens "$1") || fail "$1 has no activity to start"
              out=$(am start -W -n "$activity" 2>&1)
              case $out in *'Status: ok'*) ;; *) fail "am start of $activity: $out" ;; esac
              await 15 "$1 is in front" in_front "$1"
            }
            """;

    private static final Setting APP = Setting.required("app", TEXT, "the app's package");

    static final List<StepKind> ALL = List.of(
            new StepKind(
                    "app-start",
                    "starts an app cold, again and again",
                    List.of(
                            APP,
                            Setting.of("times", COUNT, "5", "how often"),
                            Setting.of("stay", TIME, "3s", "how long it stays in front each time")),
                    new StepKind.TimeLimit(30, "times", 40),
                    new StepKind.Script(
                            FRONT + OPEN, INSTALLED, """
                            round=0
                            while [ "$round" -lt "$times" ]; do
                              round=$((round + 1))
                              am force-stop "$app"
                              open_app "$app"
                              echo "start $round: $(echo "$out" | sed -n 's/^TotalTime: *\\([0-9]*\\).*/\\1 ms until drawn/p')"
                              sleep "$stay"
                              [ -n "$(pidof "$app")" ] || fail "$app was gone $stay s after start $round"
                            done
                            """, "am force-stop \"$app\"\ninput keyevent KEYCODE_HOME\n")),
            new StepKind(
                    "app-switch",
                    "switches between apps",
                    List.of(
                            Setting.required("apps", WORDS, "the apps' packages, two or more"),
                            Setting.of("times", COUNT, "5", "how many rounds"),
                            Setting.of("stay", TIME, "2s", "how long each stays in front")),
                    new StepKind.TimeLimit(60, "times", 120),
                    new StepKind.Script(FRONT + OPEN, """
                            for app in $apps; do
                              pm path "$app" 2>/dev/null | grep -q '^package:' || cannot "$app is not installed"
                            done
                            """, """
                            round=0
                            while [ "$round" -lt "$times" ]; do
                              round=$((round + 1))
                              for app in $apps; do
                                open_app "$app"
                                sleep "$stay"
                              done
                            done
                            """, "input keyevent KEYCODE_HOME\n")),
            new StepKind(
                    "monkey",
                    "random events by Android's monkey, the same ones for the same seed",
                    List.of(
                            Setting.of("app", TEXT, "", "the only package that gets events"),
                            Setting.of("blacklist", WORDS, "", "packages that get none; instead of app"),
                            Setting.of("events", COUNT, "500", "how many"),
                            Setting.of("seed", COUNT, "1", "of its random numbers"),
                            Setting.of("throttle", COUNT, "300", "milliseconds between two")),
                    new StepKind.TimeLimit(120, "events", 1),
                    new StepKind.Script(
                            "",
                            """
                            command -v monkey >/dev/null || cannot 'the box has no monkey'
                            list=/data/local/tmp/boxsoak-blacklist
                            if [ -n "$app" ]; then
                              [ -z "$blacklist" ] || cannot 'monkey takes an app or a blacklist, not both'
                            """ + INSTALLED.indent(2) + """
                            fi
                            """,
                            """
                            if [ -n "$app" ]; then
                              set -- -p "$app"
                            else
                              for one in $blacklist; do echo "$one"; done > "$list"
                              set -- --pkg-blacklist-file "$list"
                            fi
                            out=$(monkey "$@" -s "$seed" --throttle "$throttle" --pct-syskeys 0 -v "$events" 2>&1)
                            case $out in
                              *'Monkey aborted'* | *'** Error'*) fail "$(echo "$out" | grep -e '^//' -e '^[*][*]' | tail -n 5)" ;;
                            esac
                            echo "$out" | grep -q "^Events injected: $events\\$" || fail "not all $events events were injected: $(echo "$out" | tail -n 3)"
                            """,
                            "rm -f \"$list\"\ninput keyevent KEYCODE_HOME\n")),
            new StepKind(
                    "key-walk",
                    "walks through what is in front as with a remote control",
                    List.of(
                            Setting.of(
                                    "keys",
                                    WORDS,
                                    "DPAD_DOWN DPAD_RIGHT DPAD_RIGHT DPAD_LEFT",
                                    "key names without KEYCODE_"),
                            Setting.of("times", COUNT, "5", "how often all of them"),
                            Setting.of("pause", TIME, "1s", "after each round")),
                    new StepKind.TimeLimit(60, "times", 60),
                    new StepKind.Script(
                            FRONT + FRAMES + PowerSteps.WAKEFULNESS, """
                            awake || cannot "the box is not awake: $(wakefulness)"
                            now=$(front); app=${now%%/*}
                            [ -n "$app" ] || cannot 'no activity is in front'
                            """, """
                            before=$(frames "$app")
                            round=0
                            while [ "$round" -lt "$times" ]; do
                              round=$((round + 1))
                              for key in $keys; do
                                out=$(input keyevent "KEYCODE_$key" 2>&1) || fail "input keyevent KEYCODE_$key: $out"
                              done
                              sleep "$pause"
                            done
                            after=$(frames "$app")
                            [ -n "$after" ] && [ "$before" != "$after" ] || fail "$app drew no frame for the keys: $before before, $after after (dumpsys gfxinfo)"
                            """, "input keyevent KEYCODE_HOME\n")),
            new StepKind(
                    "package-install",
                    "installs a package and removes it again",
                    List.of(
                            Setting.required("apk", TEXT, "the package's file on the box"),
                            Setting.required("app", TEXT, "the package's name")),
                    StepKind.TimeLimit.of(240),
                    new StepKind.Script(
                            "installed() { pm path \"$app\" 2>/dev/null | grep -q '^package:'; }\n",
                            """
                            [ -r "$apk" ] || cannot "there is no readable file $apk on the box"
                            ! installed || { trap - EXIT; cannot "$app is installed already, and would be lost by the removal"; }
                            """,
                            """
                            out=$(pm install -r "$apk" 2>&1)
                            case $out in *Success*) ;; *) fail "pm install: $out" ;; esac
                            installed || fail "pm says Success, but $app is not there"
                            out=$(pm uninstall "$app" 2>&1)
                            case $out in *Success*) ;; *) fail "pm uninstall: $out" ;; esac
                            ! installed || fail "pm says Success, but $app is still there"
                            """,
                            "pm uninstall \"$app\"\n")));

    private AppSteps() {}
}
