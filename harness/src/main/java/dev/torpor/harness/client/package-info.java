/**
 * The built-in clients: the plain strategies to compare with, written the way an app should be.
 * Copy them.
 */
@NullMarked
package dev.torpor.harness.client;

import org.jspecify.annotations.NullMarked;
