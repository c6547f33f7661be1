/**
 * Servers and middleboxes that misbehave: faults that a scenario schedules or draws, laid over a
 * backend. A fault is one record, whose keys are its options, and one line in {@link
 * dev.torpor.harness.backend.fault.Faults}.
 */
@NullMarked
package dev.torpor.harness.backend.fault;

import org.jspecify.annotations.NullMarked;
