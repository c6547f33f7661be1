/** Tests of the gate: which files are scenarios, and what two runs must have in common. */
@NullMarked
package dev.torpor.harness.check;

import org.jspecify.annotations.NullMarked;
