/**
 * Bandwidth traces as files: their formats, their units and the mistakes in them; they become the
 * rate profiles of links.
 */
@NullMarked
package dev.torpor.harness.network;

import org.jspecify.annotations.NullMarked;
