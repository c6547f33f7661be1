/**
 * The trace: every event of a run, once, typed; its canonical form and its fingerprints.
 *
 * <p>Each room declares its own event records. This room knows only their common interface.
 */
@NullMarked
package dev.torpor.trace;

import org.jspecify.annotations.NullMarked;
