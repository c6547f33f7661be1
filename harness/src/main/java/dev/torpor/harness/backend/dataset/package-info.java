/**
 * Server records that change along the World's script, served in the shapes of real sync APIs.
 * Knows nothing of WireMock, so that benchmarks and scenarios without stubs can use it alone.
 */
@NullMarked
package dev.torpor.harness.backend.dataset;

import org.jspecify.annotations.NullMarked;
