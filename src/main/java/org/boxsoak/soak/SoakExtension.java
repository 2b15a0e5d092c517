package org.boxsoak.soak;

import java.nio.file.Path;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.relay.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.store.Namespace;

/** Runs the plan of a class annotated with {@link Soak} once, and hands the run to its tests. */
public final class SoakExtension implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(SoakExtension.class);

    /** Where {@code boxsoak run} leaves the run that it has started itself, in the store of the launcher's session. */
    static final Namespace SESSION = Namespace.create(SoakExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        SoakRun run = run(context);
        if (!soak(context).live()) {
            run.judgement();
        }
    }

    private static Soak soak(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Soak.class)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        context.getRequiredTestClass().getName() + " needs the annotation @Soak."));
    }

    /** The run of the class, started where it was not yet; it ends with its store at the latest. */
    private static SoakRun run(ExtensionContext context) {
        ExtensionContext.Store session = context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, SPACE);
        SoakRun outside = session.get(SoakRun.class, SoakRun.class);
        if (outside != null) {
            return outside;
        }
        Soak soak = soak(context);
        // A plan that was named from outside is run once for all classes that ask for it: a night is not to be spent
        // twice.
        ExtensionContext.Store store = soak.plan().isEmpty() ? session : context.getStore(SPACE);
        return store.computeIfAbsent("on " + soak.bench(), key -> start(soak, context), SoakRun.class);
    }

    private static SoakRun start(Soak soak, ExtensionContext context) {
        String plan = soak.plan().isEmpty() ? setting("boxsoak.plan", context) : soak.plan();
        if (plan == null) {
            throw new ExtensionConfigurationException(
                    "There is no plan: name it in @Soak(plan = \"...\"), or with -Dplan=FILE.");
        }
        String bench = soak.bench().isEmpty() ? setting("boxsoak.bench", context) : soak.bench();
        String reports = setting("boxsoak.reports", context);
        SoakOrder order = SoakOrder.load(plan, bench, Path.of(reports == null ? "reports" : reports));
        return SoakRun.start(order, Person.nobody(), new Cancellation(), line -> {});
    }

    private static @Nullable String setting(String name, ExtensionContext context) {
        // Maven leaves '${...}' where a property was not given.
        return context.getConfigurationParameter(name)
                .filter(value -> !value.isBlank() && !value.startsWith("${"))
                .orElse(null);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SoakRun.class;
    }

    @Override
    public SoakRun resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return run(context);
    }
}
