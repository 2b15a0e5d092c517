package org.boxsoak.plan.steps;

import static org.boxsoak.plan.steps.Setting.Kind.TEXT;
import static org.boxsoak.plan.steps.Setting.Kind.TIME;

import java.util.List;

/** Video, pictures and pages. */
final class MediaSteps {
    /**
     * Frames on the video's own layer tell that it plays. Since Android 12 that is a child, (BLAST), of one that stays empty; Android 14 and
     * later wrap each name, RequestedLayerState{NAME#7 parentId=6}. Where no layer had a frame (a player without one, or a video that
     * goes past SurfaceFlinger, as tunneled ones do), a media session has to say so: an active one that moves on, of the player that is
     * asked for, since sessions of others are known to say so for ever. Dumpsys complains of readers that have seen enough.
     */
    private static final String PLAYING = """
            layers() {
              all=$(dumpsys SurfaceFlinger --list 2>/dev/null | grep SurfaceView | grep -v -e 'Background for' -e 'Bounds for' -e animation-leash | sed -e 's/^ *//' -e 's/^RequestedLayerState{\\(.*#[0-9]*\\).*/\\1/')
              own=$(echo "$all" | grep -F "$app/")
              echo "${own:-$all}"
            }
            last_frame() {
              layers | while read -r layer; do
                dumpsys SurfaceFlinger --latency "$layer" </dev/null | sed -n 's/^[0-9]*[[:space:]]\\([0-9]*\\)[[:space:]].*/\\1/p' | grep -v -e '^0$' -e 9223372036854775807 | tail -n 1
              done | sort -n | tail -n 1
            }
            session_plays() {
              dumpsys media_session 2>/dev/null | (
                while read -r line; do
                  case $line in
                    package=*) owner=${line#package=}; active= ;;
                    active=*) active=${line#active=} ;;
                    *'state=PlaybackState {state='*' speed=0.0,'*) ;;
                    'state=PlaybackState {state=3,'* | 'state=PlaybackState {state=PLAYING(3),'*)
                      [ "$active" = true ] && [ "$owner" = "${app:-$owner}" ] && exit 0 ;;
                  esac
                done
                exit 1
              )
            }
            plays() {
              before=$(last_frame)
              [ -n "$before" ] || { session_plays; return; }
              sleep 2
              after=$(last_frame)
              [ "$before" != "$after" ] && [ "$(printf '%s\\n' "$before" "$after" | sort -n | tail -n 1)" = "$after" ]
            }
            """;

    private static final String PLAY = """
            out=$(am start -W -a android.intent.action.VIEW -d "$address" -t "$type" ${app:+-p "$app"} 2>&1) || fail "am start: $out"
            case $out in *Error*) fail "am start: $out" ;; esac
            await 20 'the video plays (frames on its layer, or an active media session in state 3)' plays
            sleep "$seconds"
            plays || fail "the video no longer plays after $seconds s: no new frames on its layer, and no active media session in state 3"
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
