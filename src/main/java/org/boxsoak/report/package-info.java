/** What people read: charts, the run page, Allure results, verdict.json. */
@NullMarked
package org.boxsoak.report;

import org.jspecify.annotations.NullMarked;
