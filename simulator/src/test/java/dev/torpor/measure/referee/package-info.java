/** The referee's page and its judges. */
@NullMarked
package dev.torpor.measure.referee;

import org.jspecify.annotations.NullMarked;
