/** Tests of the radio machine: its states by the microsecond and its energy by the picojoule. */
@NullMarked
package dev.torpor.radio;

import org.jspecify.annotations.NullMarked;
