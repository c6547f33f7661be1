/**
 * Speed against the budgets of the design. A budget is a ratio between two things measured side by
 * side in one run, because absolute figures belong to one machine on one day.
 */
@NullMarked
package dev.torpor.harness.benchmarks;

import org.jspecify.annotations.NullMarked;
