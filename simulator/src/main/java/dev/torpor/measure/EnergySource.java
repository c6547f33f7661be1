package dev.torpor.measure;

import dev.torpor.energy.Cause;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who makes a device draw power, as far as one can be told from another. */
public enum EnergySource {
  /**
   * The user, while the app is in use. Requests that the client makes meanwhile, such as a sync at
   * open, are in it: the two are not told apart here, and what they cost is in the margin against
   * the client {@code never}.
   */
  FOREGROUND,
  /** Background work that the app asked for. */
  SYNC,
  /** Pushes that woke the app. */
  PUSH,
  /** Everything else on the device. */
  OTHER_APPS;

  /** Whose energy is booked under a cause; null for the device's own. */
  public static @Nullable EnergySource of(Cause cause) {
    return switch (cause) {
      case DEVICE -> null;
      case FOREGROUND -> FOREGROUND;
      case REFRESH, PROCESSING, TRANSFER -> SYNC;
      case PUSH -> PUSH;
      case OTHER_APPS -> OTHER_APPS;
    };
  }

  /** The causes that its energy is booked under. */
  public Set<Cause> causes() {
    EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
    for (Cause cause : Cause.values()) {
      if (of(cause) == this) {
        causes.add(cause);
      }
    }
    return causes;
  }
}
