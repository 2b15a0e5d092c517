package org.boxsoak.soak;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.boxsoak.record.Verdict;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the checks of a run as JUnit tests, on the JUnit Platform. */
public final class RunChecksLauncher {
    private RunChecksLauncher() {}

    /** Checks the run, waiting for its end if it is live. */
    public static Verdict check(SoakRun run) {
        try (var session = LauncherFactory.openSession()) {
            session.getStore().put(SoakExtension.SESSION, SoakRun.class, run);
            session.getLauncher()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(RunChecks.class))
                            .build());
        }
        return run.verdict();
    }
}
