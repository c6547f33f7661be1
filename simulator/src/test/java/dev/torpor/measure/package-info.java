/** Meters fed with events, against closed forms and against naive reference measurements. */
@NullMarked
package dev.torpor.measure;

import org.jspecify.annotations.NullMarked;
