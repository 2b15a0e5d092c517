package org.boxsoak.cli;

import org.boxsoak.allocator.AllocationVerdict;
import org.boxsoak.klog.ExplainedEvent;
import org.boxsoak.memory.MemoryFileKind;
import org.boxsoak.memory.PageTypeInfo;

/** Prints what explain finds: for a person, or for a machine. */
interface ExplainPrinter {
    void event(String file, ExplainedEvent event);

    /** A log is over that held this many events. */
    void endOfLog(String file, long events);

    void pageTypes(String file, PageTypeInfo types);

    /** Another memory file in a few words. */
    void memoryFile(String file, MemoryFileKind kind, String summary);

    void whatIf(AllocationVerdict verdict);
}
