/** Golden draws, independence of labels, moments. */
@NullMarked
package dev.torpor.random;

import org.jspecify.annotations.NullMarked;
