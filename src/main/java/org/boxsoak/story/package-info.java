/** Turns a judged recording into the story that the reports tell. */
@NullMarked
package org.boxsoak.story;

import org.jspecify.annotations.NullMarked;
