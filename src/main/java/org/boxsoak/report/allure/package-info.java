/** The run in Allure: results with an identity of their own, evidence within a budget, and the report with its history. */
@NullMarked
package org.boxsoak.report.allure;

import org.jspecify.annotations.NullMarked;
