/**
 * Runs scenarios: from a loaded file to a result, under the eye of a watchdog.
 *
 * <p>Everything that runs a scenario goes through here: the command line, comparisons and checks.
 */
@NullMarked
package dev.torpor.harness.run;

import org.jspecify.annotations.NullMarked;
