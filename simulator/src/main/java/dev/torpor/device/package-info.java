/** The device beside its radio: battery, charger, screen, processor, and device profiles. */
@NullMarked
package dev.torpor.device;

import org.jspecify.annotations.NullMarked;
