/** Both arms of a backend, and a stock WireMock beside them. */
@NullMarked
package dev.torpor.harness.backend.loopback;

import org.jspecify.annotations.NullMarked;
