package org.boxsoak.nights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All nights of one plan on one box. */
public final class BoxHistory {
    private final String plan;
    private final String box;
    private final List<Night> nights = new ArrayList<>();
    private String newestFolder = "";
    private long newest = Long.MIN_VALUE;

    BoxHistory(String plan, String box) {
        this.plan = plan;
        this.box = box;
    }

    /** Nights may come in any order. */
    void add(Night night, String folder) {
        nights.add(night);
        if (night.startedSeconds() >= newest) {
            newest = night.startedSeconds();
            newestFolder = folder;
        }
    }

    BoxHistory sorted() {
        nights.sort(Comparator.comparingLong(Night::startedSeconds));
        return this;
    }

    public String plan() {
        return plan;
    }

    public String box() {
        return box;
    }

    public int count() {
        return nights.size();
    }

    public Night last() {
        return nights.get(nights.size() - 1);
    }

    /** The folder of the last night. */
    public String lastFolder() {
        return newestFolder;
    }

    /** The first night of those in a row, up to the last, that came out as the last one did. */
    public Night since() {
        return nights.get(firstAlike());
    }

    /** How many nights in a row, up to the last, came out as the last one did. */
    public int alike() {
        return nights.size() - firstAlike();
    }

    private int firstAlike() {
        int first = nights.size() - 1;
        while (first > 0 && nights.get(first - 1).verdict() == last().verdict()) {
            first--;
        }
        return first;
    }
}
