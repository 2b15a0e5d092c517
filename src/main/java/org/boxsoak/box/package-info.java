/** The box under test and how to talk to it: over adb (jadb behind one class) or, for this Linux host, without. */
@NullMarked
package org.boxsoak.box;

import org.jspecify.annotations.NullMarked;
