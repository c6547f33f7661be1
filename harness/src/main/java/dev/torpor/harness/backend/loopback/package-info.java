/**
 * The second arm of a backend: real HTTP over 127.0.0.1 in front of the same engine, which proves
 * that what is answered in process is what goes over a wire, byte for byte.
 */
@NullMarked
package dev.torpor.harness.backend.loopback;

import org.jspecify.annotations.NullMarked;
