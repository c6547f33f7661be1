package dev.torpor.harness.scenario;

import dev.torpor.network.PathTrait;
import java.util.EnumSet;
import java.util.Set;

/** What stands between a Wi-Fi network and the rest of the world. */
enum Portal {
  /** Nothing. */
  NONE,
  /** A portal whose page answers every request. */
  ANSWERS,
  /** A portal whose page answers plain requests; encrypted connections fail. */
  REFUSES_TLS;

  Set<PathTrait> traits() {
    return switch (this) {
      case NONE -> EnumSet.noneOf(PathTrait.class);
      case ANSWERS -> EnumSet.of(PathTrait.CAPTIVE);
      case REFUSES_TLS -> EnumSet.of(PathTrait.CAPTIVE_WITHOUT_TLS);
    };
  }
}
