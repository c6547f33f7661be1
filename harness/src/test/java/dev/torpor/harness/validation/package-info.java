/**
 * Closed forms of freshness, reproduced by scenarios that run through the whole device. Ids are
 * those of the validation cases; sources stand beside them.
 */
@NullMarked
package dev.torpor.harness.validation;

import org.jspecify.annotations.NullMarked;
