package dev.torpor.energy;

import java.util.EnumMap;
import java.util.Map;

/**
 * Energy by component and cause, in exact picojoules.
 *
 * <p>A signed 64-bit picojoule counter holds 9.22 MJ: 106 days at one watt. An overflow is an
 * error, never a wrap.
 */
public final class EnergyLedger {
  private final Map<Component, Map<Cause, Long>> entries = new EnumMap<>(Component.class);
  private long total;

  /**
   * Books energy once.
   *
   * @throws ArithmeticException when a total leaves the range of a {@code long}
   */
  public void book(Component component, Cause cause, long picojoules) {
    if (picojoules == 0) {
      return;
    }
    entries
        .computeIfAbsent(component, c -> new EnumMap<>(Cause.class))
        .merge(cause, picojoules, Math::addExact);
    total = Math.addExact(total, picojoules);
  }

  /** Everything booked, in picojoules. */
  public long total() {
    return total;
  }

  /** What is booked under one component and cause, in picojoules. */
  public long of(Component component, Cause cause) {
    Map<Cause, Long> causes = entries.get(component);
    return causes == null ? 0 : causes.getOrDefault(cause, 0L);
  }

  /** What is booked under one component, in picojoules. */
  public long of(Component component) {
    long sum = 0;
    for (Cause cause : Cause.values()) {
      sum += of(component, cause);
    }
    return sum;
  }

  /** What is booked under one cause, in picojoules. */
  public long of(Cause cause) {
    long sum = 0;
    for (Component component : Component.values()) {
      sum += of(component, cause);
    }
    return sum;
  }
}
