package org.boxsoak.plan.steps;

import static org.boxsoak.plan.steps.Setting.Kind.COUNT;
import static org.boxsoak.plan.steps.Setting.Kind.TEXT;
import static org.boxsoak.plan.steps.Setting.Kind.TIME;

import java.util.List;

/** Wifi, bluetooth and network load. */
final class RadioSteps {
    private static final Setting INTERFACE = Setting.of("interface", TEXT, "wlan0", "the network interface");

    static final List<StepKind> ALL = List.of(
            new StepKind(
                    "wifi-off-on",
                    "switches wifi off and on",
                    List.of(INTERFACE, Setting.of("off", TIME, "5s", "how long it stays off")),
                    StepKind.TimeLimit.of(150),
                    new StepKind.Script(
                            """
                            wifi_is() { dumpsys wifi 2>/dev/null | grep -q "^Wi-Fi is $1"; }
                            has_address() { ip -4 addr show "$interface" 2>/dev/null | grep -q 'inet '; }
                            """,
                            "wifi_is enabled || cannot 'wifi is not enabled'\nhad=no; ! has_address || had=yes\n",
                            """
                            svc wifi disable
                            await 30 'wifi is off (dumpsys wifi)' wifi_is disabled
                            sleep "$off"
                            svc wifi enable
                            await 30 'wifi is on again (dumpsys wifi)' wifi_is enabled
                            [ "$had" = no ] || await 60 "$interface has an address again" has_address
                            """,
                            "svc wifi enable\n")),
            new StepKind(
                    "bluetooth-off-on",
                    "switches bluetooth off and on",
                    List.of(Setting.of("off", TIME, "5s", "how long it stays off")),
                    StepKind.TimeLimit.of(120),
                    new StepKind.Script(
                            """
                            bluetooth_is() { # STATE ...
                              now=$(dumpsys bluetooth_manager | sed -n 's/^ *state: *//p' | sed -n 1p)
                              case " $* " in *" $now "*) return 0 ;; *) return 1 ;; esac
                            }
                            """, "bluetooth_is ON || cannot 'bluetooth is not on'\n", """
                            svc bluetooth disable
                            # Where scanning is always allowed, it goes on with low energy alone.
                            await 30 'bluetooth is off (dumpsys bluetooth_manager)' bluetooth_is OFF BLE_ON
                            sleep "$off"
                            svc bluetooth enable
                            await 30 'bluetooth is on again (dumpsys bluetooth_manager)' bluetooth_is ON
                            """, "svc bluetooth enable\n")),
            new StepKind(
                    "network-load",
                    "sends packets through the network driver and gets them back",
                    List.of(
                            INTERFACE,
                            Setting.of("host", TEXT, "", "who answers; without it the default gateway"),
                            Setting.of("packets", COUNT, "300", "how many, of 1400 bytes")),
                    new StepKind.TimeLimit(60, "packets", 1),
                    new StepKind.Script(
                            "received() { cat /sys/class/net/\"$interface\"/statistics/rx_packets; }\n",
                            """
                            [ -e /sys/class/net/"$interface" ] || cannot "the box has no interface $interface"
                            [ -n "$host" ] || host=$(ip route get 8.8.8.8 2>/dev/null | sed -n 's/.* via \\([0-9.]*\\).*/\\1/p' | sed -n 1p)
                            [ -n "$host" ] || cannot 'there is no default gateway; name a host'
                            """,
                            """
                            before=$(received)
                            out=$(ping -q -i 0.2 -s 1400 -c "$packets" -I "$interface" "$host" 2>&1)
                            back=$(echo "$out" | sed -n 's/.* \\([0-9]*\\) \\(packets \\)\\{0,1\\}received.*/\\1/p')
                            [ "${back:-0}" -ge $((packets * 9 / 10)) ] || fail "only ${back:-0} of $packets packets came back from $host: $(echo "$out" | tail -n 3)"
                            grown=$(($(received) - before))
                            [ "$grown" -ge "$back" ] || fail "$interface received only $grown packets meanwhile: they took another way"
                            """,
                            "")));

    private RadioSteps() {}
}
