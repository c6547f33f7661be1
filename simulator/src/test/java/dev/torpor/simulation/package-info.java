/** Whole phones in small stories: what tests of every room above the kernel are written with. */
@NullMarked
package dev.torpor.simulation;

import org.jspecify.annotations.NullMarked;
