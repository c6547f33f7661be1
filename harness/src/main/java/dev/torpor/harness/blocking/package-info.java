/**
 * Blocking code under virtual time: the threads of a client of which exactly one runs, what they
 * wait with, and the clients of java.net.http and java.util.concurrent handed to them.
 */
@NullMarked
package dev.torpor.harness.blocking;

import org.jspecify.annotations.NullMarked;
