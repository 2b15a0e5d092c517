/** A judged run in the formats that other programs read: JUnit XML, Markdown, Prometheus. */
@NullMarked
package org.boxsoak.report.formats;

import org.jspecify.annotations.NullMarked;
