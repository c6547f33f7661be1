/** The forms of a trace: lines, fingerprints, comparisons. */
@NullMarked
package dev.torpor.trace;

import org.jspecify.annotations.NullMarked;
