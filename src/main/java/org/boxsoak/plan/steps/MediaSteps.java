package org.boxsoak.plan.steps;

import static org.boxsoak.plan.steps.Setting.Kind.TEXT;
import static org.boxsoak.plan.steps.Setting.Kind.TIME;

import java.util.List;

/** Video, pictures and pages. */
final class MediaSteps {
    /** Frames on the video's own layer tell that it plays; players without such a layer have to say so in a media session. */
    private static final String PLAYING = """
            layer() { dumpsys SurfaceFlinger --list 2>/dev/null | grep SurfaceView | grep -v Background | sed -n 1p; }
            last_frame() { dumpsys SurfaceFlinger --latency "$1" | sed -n 's/^[0-9]*[[:space:]]\\([0-9]*\\)[[:space:]].*/\\1/p' | grep -v -e '^0$' -e 9223372036854775807 | tail -n 1; }
            session_plays() { dumpsys media_session | grep -qE 'state=PlaybackState [{]state=(PLAYING\\()?3[,)]'; }
            plays() {
              view=$(layer)
              [ -n "$view" ] || { session_plays; return; }
              before=$(last_frame "$view"); sleep 2; after=$(last_frame "$view")
              [ -n "$after" ] && [ "$before" != "$after" ]
            }
            """;

    private static final String PLAY = """
            out=$(am start -W -a android.intent.action.VIEW -d "$address" -t "$type" ${app:+-p "$app"} 2>&1) || fail "am start: $out"
            case $out in *Error*) fail "am start: $out" ;; esac
            await 20 'the video plays (frames on its layer, or a media session in state 3)' plays
            sleep "$seconds"
            plays || fail "the video no longer plays after $seconds s: no new frames on its layer, and no media session in state 3"
            """;

    private static final String STOP = """
            input keyevent KEYCODE_MEDIA_STOP
            [ -z "$app" ] || am force-stop "$app"
            input keyevent KEYCODE_HOME
            """;

    private static final Setting FOR = Setting.of("for", TIME, "1m", "how long it plays");
    private static final Setting TYPE = Setting.of("type", TEXT, "video/mp4", "its MIME type");
    private static final Setting PLAYER = Setting.of("app", TEXT, "", "the player's package; without it the box's own");

    static final List<StepKind> ALL = List.of(
            new StepKind(
                    "video-playback",
                    "plays a video file of the box",
                    List.of(
                            Setting.required("file", TEXT, "the file on the box, e.g. /sdcard/soak.mp4"),
                            FOR,
                            TYPE,
                            PLAYER),
                    StepKind.TimeLimit.of(60),
                    new StepKind.Script(
                            PLAYING,
                            "[ -r \"$file\" ] || cannot \"there is no readable file $file on the box\"\naddress=file://$file\n",
                            PLAY,
                            STOP)),
            new StepKind(
                    "network-video",
                    "plays a video from the network",
                    List.of(
                            Setting.required("url", TEXT, "its address, e.g. http://192.168.1.2/soak.mp4"),
                            FOR,
                            TYPE,
                            PLAYER),
                    StepKind.TimeLimit.of(60),
                    new StepKind.Script(
                            PLAYING,
                            "ip route get 1.1.1.1 >/dev/null 2>&1 || ip route show | grep -q . || cannot 'the box has no network'\naddress=$url\n",
                            PLAY,
                            STOP)),
            new StepKind(
                    "browser-page",
                    "opens a page in the browser",
                    List.of(
                            Setting.required("url", TEXT, "the page"),
                            Setting.required("app", TEXT, "the browser's package, e.g. com.android.chrome"),
                            Setting.of("for", TIME, "30s", "how long it stays open")),
                    StepKind.TimeLimit.of(60),
                    new StepKind.Script(
                            AppSteps.FRONT + AppSteps.FRAMES,
                            AppSteps.INSTALLED,
                            """
                            out=$(am start -W -a android.intent.action.VIEW -d "$url" -p "$app" 2>&1) || fail "am start: $out"
                            await 20 "$app is in front" in_front "$app"
                            sleep "$seconds"
                            in_front "$app" || fail "after $seconds s another app is in front: $(front)"
                            drawn=$(frames "$app")
                            [ "${drawn:-0}" -gt 0 ] || fail "$app is in front, but has drawn no frame (dumpsys gfxinfo)"
                            """,
                            "am force-stop \"$app\"\ninput keyevent KEYCODE_HOME\n")),
            new StepKind(
                    "screenshot",
                    "takes a screenshot",
                    List.of(Setting.of("file", TEXT, "/data/local/tmp/boxsoak.png", "where it lies meanwhile")),
                    StepKind.TimeLimit.of(60),
                    new StepKind.Script(
                            "",
                            "command -v screencap >/dev/null || cannot 'the box has no screencap'\n",
                            """
                            screencap -p "$file" || fail "screencap ended with code $?"
                            head=$(od -An -tx1 -N 8 "$file" | tr -d ' \\n')
                            [ "$head" = 89504e470d0a1a0a ] || fail "$file is no PNG: it begins with $head"
                            size=$(wc -c < "$file")
                            [ "$size" -gt 1000 ] || fail "$file has only $size bytes"
                            """,
                            "rm -f \"$file\"\n")));

    private MediaSteps() {}
}
