package org.boxsoak.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Starts a command by adb's {@code exec:}, which passes bytes unchanged in both directions. */
final class AdbExec {
    private AdbExec() {}

    static AdbWire open(String command, AdbFault fault, CallLimit limit) {
        try {
            AdbWire wire = AdbWire.connect(fault.server(), limit);
            try {
                wire.request("host:transport:" + fault.serial());
                wire.request("exec:" + command);
                return wire;
            } catch (IOException e) {
                wire.close();
                throw e;
            }
        } catch (CallLimitReachedException e) {
            throw fault.limitReached(limit, e);
        } catch (IOException e) {
            throw fault.from(e);
        }
    }

    static void writeLine(AdbWire wire, String line, AdbFault fault, CallLimit limit) {
        try {
            wire.writeBeside((line + "\n").getBytes(StandardCharsets.UTF_8), limit);
        } catch (CallLimitReachedException e) {
            throw fault.limitReached(limit, e);
        } catch (IOException e) {
            throw fault.from(e);
        }
    }
}
