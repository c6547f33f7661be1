/** Faults on whole phones: what clients see, what servers did, and that seeds repeat it. */
@NullMarked
package dev.torpor.harness.backend.fault;

import org.jspecify.annotations.NullMarked;
