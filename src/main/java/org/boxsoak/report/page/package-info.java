/** The run on one page: charts as SVG and the static HTML around them; no script, nothing from the network. */
@NullMarked
package org.boxsoak.report.page;

import org.jspecify.annotations.NullMarked;
