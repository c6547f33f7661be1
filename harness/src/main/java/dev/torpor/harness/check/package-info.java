/**
 * The gate of a build: every scenario is run twice, must give the same twice, and must meet what it
 * expects.
 */
@NullMarked
package dev.torpor.harness.check;

import org.jspecify.annotations.NullMarked;
