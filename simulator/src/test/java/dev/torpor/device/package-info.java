/** Tests of the device beside its radio. */
@NullMarked
package dev.torpor.device;

import org.jspecify.annotations.NullMarked;
