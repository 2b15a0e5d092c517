package org.boxsoak.soak;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a JUnit class a soak test: its plan is run once for the class, and every test method that takes a {@link SoakRun} gets it.
 *
 * <pre>{@code
 * @Soak(plan = "testplans/healthy-night.yaml")
 * class KeysStayAlive {
 *     @Test
 *     void the_box_answers_keys_all_night(SoakRun run) { ... }
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SoakExtension.class)
public @interface Soak {
    /** The plan's file. Empty: the one that configuration parameter or system property {@code boxsoak.plan} names. */
    String plan() default "";

    /** The bench's file. Empty: {@code boxsoak.bench}, or else the plan's own. */
    String bench() default "";

    /**
     * Whether the tests get the run while it goes on. By default they get it finished; a live run is waited for as soon as a test asks
     * for its verdict.
     */
    boolean live() default false;
}
