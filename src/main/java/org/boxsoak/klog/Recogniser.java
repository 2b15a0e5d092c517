package org.boxsoak.klog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Know the first lines of one kind of event. */
interface Recogniser {
    /** Words one of which stands in every first line; found in raw bytes, so that all other lines need not be read. */
    List<String> anchors();

    /** The event that this line begins; null if it begins none of this kind. */
    @Nullable
    Draft recognise(LogLine line, LogContext context);
}
