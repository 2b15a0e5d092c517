package org.boxsoak.soak;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.boxsoak.record.Verdict;
import org.boxsoak.report.RunTitle;
import org.boxsoak.report.allure.AllureIdentity;
import org.boxsoak.report.allure.AllureResults;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the checks of a run as JUnit tests, on the JUnit Platform. */
public final class RunChecksLauncher {
    private RunChecksLauncher() {}

    /** Checks the run, waiting for its end if it is live. */
    public static Verdict check(SoakRun run) {
        RunTitle title = run.story().title();
        AllureIdentity identity =
                new AllureIdentity(title.plan(), title.box(), title.model(), title.build(), title.kernel());
        // Allure's adapter takes the place for its results when the session opens.
        AllureResults results = AllureResults.install(run.folder().path(), identity, title.start());
        try {
            execute(run);
        } finally {
            results.close();
        }
        return run.verdict();
    }

    private static void execute(SoakRun run) {
        try (var session = LauncherFactory.openSession()) {
            session.getStore().put(SoakExtension.SESSION, SoakRun.class, run);
            session.getLauncher()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(RunChecks.class), selectClass(MitigationChecks.class))
                            .build());
        }
    }
}
