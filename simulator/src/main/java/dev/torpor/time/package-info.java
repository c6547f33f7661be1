/**
 * Virtual time: the clock, its event queue, the order of events and labelled holds.
 *
 * <p>Time is a {@code long} count of microseconds since the scenario's start. Nothing in this room,
 * or in any room above it, reads the machine's clock.
 */
@NullMarked
package dev.torpor.time;

import org.jspecify.annotations.NullMarked;
