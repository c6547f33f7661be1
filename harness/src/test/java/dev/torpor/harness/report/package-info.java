/** Tests of what people and programs get to see of a run; golden files for text. */
@NullMarked
package dev.torpor.harness.report;

import org.jspecify.annotations.NullMarked;
