/** The test plan and the bench, read from YAML with positions kept, so that every mistake is reported at its place. Pure: text in, records out. */
@NullMarked
package org.boxsoak.plan;

import org.jspecify.annotations.NullMarked;
