package dev.torpor.measure.referee;

import java.util.Arrays;
import java.util.List;

/**
 * Which monitors hear which events of one subsystem. It has a dozen kinds of events, among which a
 * look through a short array finds one sooner than a hash does.
 */
final class Audience {
  private final List<Monitor> monitors;
  private Class<?>[] kinds = new Class<?>[8];
  private Monitor[][] hearing = new Monitor[8][];
  private int size;

  Audience(List<Monitor> monitors) {
    this.monitors = monitors;
  }

  /** Those that hear events of that class, in their order. */
  Monitor[] of(Class<?> kind) {
    for (int i = 0; i < size; i++) {
      if (kinds[i] == kind) {
        return hearing[i];
      }
    }
    return add(kind);
  }

  private Monitor[] add(Class<?> kind) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      hearing = Arrays.copyOf(hearing, 2 * size);
    }
    kinds[size] = kind;
    hearing[size] =
        monitors.stream()
            .filter(each -> each.hears().stream().anyMatch(heard -> heard.isAssignableFrom(kind)))
            .toArray(Monitor[]::new);
    return hearing[size++];
  }
}
