package org.boxsoak.owners;

import java.util.Locale;

/** When the owners of memory are read: what they gained in between is what counts. */
public enum OwnerMoment {
    START,
    END;

    /** As the journal and file names have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
