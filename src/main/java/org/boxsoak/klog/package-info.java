/** Kernel log text understood: failures, crashes and the chain that ties them. Pure. */
@NullMarked
package org.boxsoak.klog;

import org.jspecify.annotations.NullMarked;
