/**
 * Scenario files: the grammar as records, loading with every mistake of a file at once, and what a
 * run is put together from.
 */
@NullMarked
package dev.torpor.harness.scenario;

import org.jspecify.annotations.NullMarked;
