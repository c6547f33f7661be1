/**
 * The sync clients that are shipped: the floor, the simplest honest strategies, and the feed
 * protocol they share. Written to be copied; each is one class and one line in {@code
 * META-INF/services}.
 */
@NullMarked
package dev.torpor.harness.client;

import org.jspecify.annotations.NullMarked;
