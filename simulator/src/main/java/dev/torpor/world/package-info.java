/**
 * The world: what happens whoever syncs. People, chargers, connectivity and server changes, drawn
 * from labelled streams before the first event.
 */
@NullMarked
package dev.torpor.world;

import org.jspecify.annotations.NullMarked;
