/**
 * What published figures, data, other tools and closed forms expect, and what Torpor makes of it.
 * Cases of energy, batteries and networks are registered in {@code ValidationCases} and written to
 * {@code simulator/VALIDATION.md}; those of freshness run scenarios through the whole device. Ids
 * are those of the catalogue of cases.
 */
@NullMarked
package dev.torpor.harness.validation;

import org.jspecify.annotations.NullMarked;
