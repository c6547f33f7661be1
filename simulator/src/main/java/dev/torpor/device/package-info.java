/**
 * The device beside its radio: battery, charger, screen, audio, processor, and device profiles.
 *
 * <p>Temperature is not modelled, for want of figures: thermal states are what the world says.
 */
@NullMarked
package dev.torpor.device;

import org.jspecify.annotations.NullMarked;
