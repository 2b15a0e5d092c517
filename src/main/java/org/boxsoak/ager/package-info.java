/** Ages a box on purpose: the state of hours of use, in seconds, held until it is given back. */
@NullMarked
package org.boxsoak.ager;

import org.jspecify.annotations.NullMarked;
