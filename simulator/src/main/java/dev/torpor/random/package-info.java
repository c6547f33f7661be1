/**
 * Labelled random streams and samplers that give the same bytes on every JDK and CPU.
 *
 * <p>Streams are forked by label from the scenario's seed, so that more draws in one place shift
 * nothing elsewhere, and two clients under one seed meet the same chances.
 */
@NullMarked
package dev.torpor.random;

import org.jspecify.annotations.NullMarked;
