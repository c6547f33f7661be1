/**
 * Sockets in memory, which carry HTTP/1.1 over the simulated phone: for clients of HTTP that are to
 * run with their full stack.
 */
@NullMarked
package dev.torpor.harness.blocking.socket;

import org.jspecify.annotations.NullMarked;
