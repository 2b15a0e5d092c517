package org.boxsoak.klog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers an oops: where the CPU was, the task, the trace; registers and memory dumps in between are passed over. */
final class OopsDraft extends Draft {
    /** arm32 and vendors dump the memory around the registers, some hundred lines. */
    private static final int PATIENCE = 120;

    private static final Pattern PC = Pattern.compile(
            "^(?:pc *: ?|PC is at |RIP: |EIP: |EIP is at |IP: |NIP \\[[0-9a-f]+\\] |NIP: |epc *: ?|Faulting instruction address: |\\[<[^>]{1,24}>\\] \\*?pc )");
    private static final Pattern LR = Pattern.compile("^(?:lr *: ?|LR is at |LR \\[[0-9a-f]+\\] |ra *: ?)");
    /** Other ways to say the same fault, printed after the first. */
    private static final Pattern SAME = Pattern.compile(
            "^(?:BUG: unable to handle|BUG: kernel NULL|Unable to handle kernel|Internal error|Oops|Unhandled fault|8<--- cut here"
                    + "|(?:Oops: )?(?:invalid opcode|general protection|divide error|stack segment|int3|double fault)|Kernel BUG|kernel BUG"
                    + "|CPU \\d+ Unable to handle|.{0,30}\\[#\\d+\\])");

    private String fault;
    private final boolean isTentative;
    private @Nullable String address;
    private @Nullable StackFrame pc;
    private @Nullable StackFrame caller;
    private boolean isConfirmed;

    OopsDraft(LogLine first, String fault, @Nullable String address, boolean isTentative) {
        super(first);
        this.fault = fault;
        this.address = address;
        this.isTentative = isTentative;
    }

    @Override
    boolean joins(LogLine line) {
        if (isOfAnotherCaller(line)
                || (isTentative && !isConfirmed && isAnotherUserFault(line))
                || !line.isRightAfter(first(), 80)
                || !SAME.matcher(line.text()).find()
                || (isConfirmed && line.text().startsWith("Unable to handle kernel"))) {
            return false;
        }
        takes(OopsRecogniser.fault(line.text()));
        isConfirmed = true;
        return true;
    }

    private void takes(OopsRecogniser.@Nullable Fault found) {
        if (found != null) {
            fault = found.isSharperThan(fault) ? found.name() : fault;
            address = address == null ? found.address() : address;
        }
    }

    /** Faults of programs bear no 'Internal error': the next such line is of another program, or at last the kernel's own. */
    private static boolean isAnotherUserFault(LogLine line) {
        return line.text().regionMatches(true, 0, "unhandled ", 0, 10);
    }

    @Override
    boolean reads(LogLine line) {
        return !isOfAnotherCaller(line) && (readsPlace(line.text()) || super.reads(line));
    }

    @Override
    int patience() {
        return isTentative && !isConfirmed ? 12 : PATIENCE;
    }

    @Override
    @Nullable
    KernelEvent finish(LogContext context) {
        if (isTentative && !isConfirmed) {
            return null;
        }
        return new Oops(head(), scene.scene(context.release()), fault, address, pc != null ? pc : caller);
    }

    private boolean readsPlace(String text) {
        OopsRecogniser.Fault half = isTentative && !isConfirmed ? OopsRecogniser.otherHalf(text) : null;
        if (half != null) {
            takes(half);
            isConfirmed = true;
            return true;
        }
        if (PC.matcher(text).find()) {
            pc = pc == null ? StackLine.symbolIn(text) : pc;
            return true;
        }
        Matcher link = LR.matcher(text);
        if (link.find()) {
            caller = caller == null ? StackLine.symbolIn(text) : caller;
            return true;
        }
        return text.startsWith("Mem abort info:") || text.startsWith("Data abort info:") || text.startsWith("pstate:");
    }
}
