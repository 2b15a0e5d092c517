package org.boxsoak.report.allure;

/**
 * Says that a check could not see enough to decide. Allure shows it as broken, in the category "Undecided": as skipped it
 * would vanish from the count, and undecided is no pass.
 */
public final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UndecidedException(String message) {
        super(message);
    }
}
