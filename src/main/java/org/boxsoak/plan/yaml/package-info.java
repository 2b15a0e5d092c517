/**
 * A small binder from YAML to records: sections declare their keys with type, default and meaning in one place, and every mistake is
 * collected with its position. Knows nothing of plans. Pure.
 */
@NullMarked
package org.boxsoak.plan.yaml;

import org.jspecify.annotations.NullMarked;
