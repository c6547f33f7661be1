/**
 * The referee: monitors that know the rules of correct sync and read the trace alone. Each rule of
 * {@link dev.torpor.measure.referee.Invariant} has one class in one list; a saved trace can be
 * judged again.
 */
@NullMarked
package dev.torpor.measure.referee;

import org.jspecify.annotations.NullMarked;
