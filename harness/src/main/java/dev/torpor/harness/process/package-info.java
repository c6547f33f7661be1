/**
 * Clients in any language: a client may be a process that speaks one JSON object per line on its
 * standard input and output. It lives and dies with the simulated process.
 */
@NullMarked
package dev.torpor.harness.process;

import org.jspecify.annotations.NullMarked;
