/**
 * Backends for the phone: WireMock's own engine in process, without sockets and under the virtual
 * clock, and the datasets its stubs can opt in to.
 */
@NullMarked
package dev.torpor.harness.backend;

import org.jspecify.annotations.NullMarked;
