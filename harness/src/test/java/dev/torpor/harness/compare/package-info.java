/** Tests of comparisons: what is said about differences, and how sure. */
@NullMarked
package dev.torpor.harness.compare;

import org.jspecify.annotations.NullMarked;
