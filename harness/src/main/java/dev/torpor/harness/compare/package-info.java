/**
 * Compares clients: every one in the same worlds, differences seed by seed, with an interval that
 * says how far chance could have made them.
 *
 * <p>A difference is told apart from noise before it is called better or worse, and unlike
 * scenarios are never pooled.
 */
@NullMarked
package dev.torpor.harness.compare;

import org.jspecify.annotations.NullMarked;
