/**
 * Quantities, times and words as people write them: exact parsing, printing, and the nearest match
 * to a mistyped word.
 */
@NullMarked
package dev.torpor.harness.text;

import org.jspecify.annotations.NullMarked;
