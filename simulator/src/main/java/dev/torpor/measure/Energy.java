package dev.torpor.measure;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.energy.EnergyLedger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the device drew, in exact picojoules.
 *
 * @param window the measured time
 * @param inWindow booked inside the window
 * @param wholeRun booked from the start of the run to its end
 * @param drained what the radio would still have spent after the end of the run, above its idle
 *     power; part of neither ledger
 * @param battery its level at the edges of the window, null when it was never read
 * @param attributionOnDemand whose it was, worked out when asked for
 */
public record Energy(
    Window window,
    EnergyLedger inWindow,
    EnergyLedger wholeRun,
    EnergyLedger drained,
    @Nullable Battery battery,
    LazyAttribution attributionOnDemand) {

  /** Drawn inside the window, with the tail that the end of the run cut off, in picojoules. */
  public long totalWithDrained() {
    return Math.addExact(inWindow.total(), drained.total());
  }

  /** Whose it was, by several policies; the first call runs the radios again. */
  public Attribution attribution() {
    return attributionOnDemand.get();
  }

  /** Drawn inside the window by each component, in picojoules. */
  public Map<Component, Long> byComponent() {
    Map<Component, Long> all = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      all.put(component, inWindow.of(component));
    }
    return Collections.unmodifiableMap(all);
  }

  /** Drawn inside the window for each cause, in picojoules. */
  public Map<Cause, Long> byCause() {
    Map<Cause, Long> all = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      all.put(cause, inWindow.of(cause));
    }
    return Collections.unmodifiableMap(all);
  }

  /**
   * The battery's own readings. The battery is lowest at a reading, since it is read whenever the
   * charger changes.
   *
   * @param capacityPicojoules when full
   * @param startPicojoules at the last reading up to the start of the window, or the first one
   * @param endPicojoules at the last reading inside the window
   * @param minPicojoules lowest of these and of every reading between them
   * @param level over the window, in picojoules: exact while the battery discharges, a straight
   *     line between two readings while it charges
   */
  public record Battery(
      long capacityPicojoules,
      long startPicojoules,
      long endPicojoules,
      long minPicojoules,
      Series level) {

    /** State of charge at the start of the window, from 0 to 1. */
    public OptionalDouble start() {
      return Units.ratio(startPicojoules, capacityPicojoules);
    }

    /** State of charge at the end of the window, from 0 to 1. */
    public OptionalDouble end() {
      return Units.ratio(endPicojoules, capacityPicojoules);
    }

    /** Lowest state of charge inside the window, from 0 to 1. */
    public OptionalDouble min() {
      return Units.ratio(minPicojoules, capacityPicojoules);
    }
  }
}
