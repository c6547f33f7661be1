/**
 * Exact units of energy, the power lanes of a device and the ledger that adds them up.
 *
 * <p>Power is in microwatts, time in microseconds, energy in picojoules: one microwatt for one
 * microsecond is one picojoule, so the whole model is {@code long} arithmetic.
 */
@NullMarked
package dev.torpor.energy;

import org.jspecify.annotations.NullMarked;
