/**
 * The device beside its radio: battery, charger, screen, audio, processor, and device profiles.
 *
 * <p>Temperature is not modelled: no source gives the figures.
 */
@NullMarked
package dev.torpor.device;

import org.jspecify.annotations.NullMarked;
