package org.boxsoak.leak;

/** Answers whether a counter leaks; every case must be handled, the undecided ones too. */
public sealed interface LeakVerdict {
    LeakRate rate();

    /** One sentence with the numbers. */
    String why();

    /** The word of {@code judge --json}. */
    String word();

    /** It grows, surely faster than half of what is forbidden and not surely slower than that. */
    record Leak(LeakRate rate, String why) implements LeakVerdict {
        @Override
        public String word() {
            return "leak";
        }
    }

    /** If it grows at all, then surely slower than what is forbidden. */
    record NoLeak(LeakRate rate, String why) implements LeakVerdict {
        @Override
        public String word() {
            return "no-leak";
        }
    }

    /**
     * The series cannot say.
     *
     * @param decidedAfterHours length of a run that would decide, NaN where more of the same would not
     */
    record Undecided(LeakRate rate, String why, double decidedAfterHours) implements LeakVerdict {
        @Override
        public String word() {
            return "undecided";
        }
    }

    /** One of the two tests says leak, the other does not; or it is an early word without good nights to compare with. */
    record Suspect(LeakRate rate, String why) implements LeakVerdict {
        @Override
        public String word() {
            return "suspect";
        }
    }

    /** It rose at once, and has not grown since. */
    record Step(LeakRate rate, String why) implements LeakVerdict {
        @Override
        public String word() {
            return "step";
        }
    }

    /** It rose and has levelled off, as a filling cache does. */
    record Plateau(LeakRate rate, String why) implements LeakVerdict {
        @Override
        public String word() {
            return "plateau";
        }
    }
}
