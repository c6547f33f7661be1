/** Puts one device together and runs it. */
@NullMarked
package dev.torpor.simulation;

import org.jspecify.annotations.NullMarked;
