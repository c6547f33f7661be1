/**
 * The referee at work: known-bad clients, each with the trial that exposes it, and correct ones.
 */
@NullMarked
package dev.torpor.harness.referee;

import org.jspecify.annotations.NullMarked;
