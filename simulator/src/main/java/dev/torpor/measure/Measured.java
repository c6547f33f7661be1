package dev.torpor.measure;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A run's measurement and, where there is one, that of the floor: the same world without sync.
 *
 * @param run with the client
 * @param floor with the client {@code never}, null when it was not run
 */
public record Measured(Measurement run, @Nullable Measurement floor) {
  /** A run without a floor: what depends on one is not measured. */
  public static Measured of(Measurement run) {
    return new Measured(run, null);
  }

  /**
   * What turning sync on costs: drawn in the window with the client, minus without it, tails
   * drained. In picojoules; may be negative, since a sync can shift what others pay.
   *
   * <p>Both runs are closed loop: without the sync, others may act differently. The idle power that
   * a transfer displaces is credited to it, because the run without it pays that power.
   */
  public OptionalLong syncMarginalPicojoules() {
    return difference(Energy::totalWithDrained);
  }

  /**
   * The part of the marginal energy that a component drew, in picojoules; idle parts are credits.
   */
  public OptionalLong syncMarginalPicojoules(Component component) {
    return difference(e -> Math.addExact(e.inWindow().of(component), e.drained().of(component)));
  }

  /** The part of the marginal energy booked under a cause, in picojoules; may be negative. */
  public OptionalLong syncMarginalPicojoules(Cause cause) {
    return difference(e -> Math.addExact(e.inWindow().of(cause), e.drained().of(cause)));
  }

  private OptionalLong difference(ToLongFunction<Energy> part) {
    Measurement without = floor;
    return without == null
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.subtractExact(part.applyAsLong(run.energy()), part.applyAsLong(without.energy())));
  }

  /** The marginal energy in joules. */
  public OptionalDouble syncMarginalJoules() {
    OptionalLong picojoules = syncMarginalPicojoules();
    return picojoules.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Units.joules(picojoules.getAsLong()));
  }

  /** The marginal energy in joules for each day of 24 hours measured. */
  public OptionalDouble syncMarginalJoulesPerDay() {
    OptionalDouble joules = syncMarginalJoules();
    double days = run.window().micros() / Units.MICROS_PER_DAY;
    return joules.isEmpty() ? joules : Units.ratio(joules.getAsDouble(), days);
  }
}
