package org.boxsoak.schedule;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Locale;

/**
 * A plan that runs every night, as its mark in a unit file or in the crontab holds it.
 *
 * @param name of the schedule, and of its units: {@code boxsoak-<plan>-<bench>}
 * @param plan the plan's file
 * @param bench the bench's file; empty for the default virtual box
 * @param box the box, by the name that all of its benches share
 * @param at when it starts, e.g. {@code 22:00}
 * @param days on which days, e.g. {@code mon,tue} or {@code daily}
 * @param limitSeconds when it is ended, if it has not ended by itself
 * @param command the whole command, the program first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ScheduledNight(
        String name,
        String plan,
        String bench,
        String box,
        String at,
        String days,
        long limitSeconds,
        List<String> command) {
    public ScheduledNight {
        command = List.copyOf(command);
    }

    /** A name for units and files, made of a plan's and a bench's names. */
    public static String nameOf(String plan, String bench) {
        return "boxsoak-" + word(plan) + "-" + word(bench);
    }

    private static String word(String name) {
        String word =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return word.isEmpty() ? "x" : word.substring(0, Math.min(60, word.length()));
    }

    /** Whether both want one box in the same night. */
    public boolean collidesWith(ScheduledNight other) {
        return box.equals(other.box()) && Weekdays.parse(days).meets(Weekdays.parse(other.days()));
    }
}
