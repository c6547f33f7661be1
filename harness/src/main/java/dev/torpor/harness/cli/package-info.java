/**
 * The command line: what the words of a command mean, how failures are told, and which exit code
 * they have.
 *
 * <p>Commands read options and print; the work is done in the rooms below. Everything goes through
 * one {@link dev.torpor.harness.cli.Terminal}, so that a test sees what a user sees.
 */
@NullMarked
package dev.torpor.harness.cli;

import org.jspecify.annotations.NullMarked;
