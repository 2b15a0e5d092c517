package org.boxsoak.reboot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the new boot says of itself: Android's canonical reason ({@code <reason>[,<subreason>...]}, system/core/bootstat), the bootloader's
 * word, the watchdog's own flag (WDIOF_CARDRESET, 0x20, of linux/watchdog.h), the SoC's reset register where the vendor shows it.
 */
final class BootReasonWitness {
    /** The SoC's register and the watchdog's flag are written by the hardware that did it. */
    private static final int HARDWARE = 80;

    private static final int CANONICAL = 70;
    private static final int BOOTLOADER = 35;
    /** Blunt words that bootloaders give for almost everything. */
    private static final int BLUNT = 15;

    private static final int CARD_RESET = 0x20;

    private BootReasonWitness() {}

    static List<Testimony> hear(RebootEvidence evidence) {
        List<Testimony> said = new ArrayList<>();
        watchdogFlag(evidence.fact("watchdog.bootstatus"), said);
        reason("the SoC's reset register", evidence.fact("reset.reason"), HARDWARE, said);
        String canonical = evidence.fact("sys.boot.reason");
        reason("sys.boot.reason", canonical, CANONICAL, said);
        if (!evidence.fact("ro.boot.bootreason").equals(canonical)) {
            reason("ro.boot.bootreason", evidence.fact("ro.boot.bootreason"), BOOTLOADER, said);
        }
        return said;
    }

    private static void watchdogFlag(String status, List<Testimony> said) {
        if (status.matches("\\d{1,9}") && (Integer.parseInt(status) & CARD_RESET) != 0) {
            said.add(new Testimony(
                    RebootCause.WATCHDOG,
                    HARDWARE,
                    "the watchdog's own flag says that it reset the box (bootstatus " + status + ")"));
        }
    }

    private static void reason(String source, String given, int weight, List<Testimony> said) {
        String word = given.toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return;
        }
        String words = source + " is '" + given + "'";
        if (word.contains("panic")) {
            said.add(new Testimony(RebootCause.KERNEL_PANIC, weight, words));
        } else if (word.contains("watchdog") || word.contains("wdog") || word.contains("wdt")) {
            said.add(new Testimony(RebootCause.WATCHDOG, weight, words));
        } else if (word.contains("thermal") || word.contains("overheat")) {
            said.add(new Testimony(RebootCause.THERMAL, weight, words));
        } else if (word.contains("powerloss") || word.contains("smpl") || word.contains("undervoltage")) {
            said.add(new Testimony(RebootCause.POWER_LOSS, weight, words));
        } else if (word.matches("cold|cold,powerkey|power_on|power.?on.?reset|cold.?boot")) {
            said.add(new Testimony(RebootCause.POWER_LOSS, Math.min(weight, BLUNT * 2), words));
        } else if (word.equals("hard") || word.equals("hard,hw_reset")) {
            // A reset line or a short loss of power: the word tells neither which.
            said.add(new Testimony(RebootCause.UNKNOWN, Math.min(weight, BLUNT), words));
        } else if (word.matches("(reboot|shutdown|recovery|bootloader),.+|shell|adb|recovery|bootloader|quiescent")) {
            said.add(new Testimony(RebootCause.ORDERED, weight, words));
        } else if (word.matches("reboot|shutdown|warm|normal.*")) {
            // Also what MediaTek's bootloader says after its watchdog ('wdt' becomes a bare 'reboot').
            said.add(new Testimony(RebootCause.ORDERED, Math.min(weight, BLUNT), words));
        }
    }
}
