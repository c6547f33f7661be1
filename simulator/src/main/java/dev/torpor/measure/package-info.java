/** Meters: they listen to the trace and nothing else, and measure exactly. */
@NullMarked
package dev.torpor.measure;

import org.jspecify.annotations.NullMarked;
