/** The queue against a sorted map, the order of events of one instant, times as text. */
@NullMarked
package dev.torpor.time;

import org.jspecify.annotations.NullMarked;
