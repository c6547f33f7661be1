package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Forms;
import dev.torpor.network.PathTrait;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What stands between a Wi-Fi network and the rest of the world. */
enum Portal {
  /** Nothing. */
  NONE,
  /** A portal whose page answers every request. */
  ANSWERS,
  /** A portal whose page answers plain requests; encrypted connections fail. */
  REFUSES_TLS;

  /** How it is written. */
  static Form<Portal> form() {
    Map<String, Portal> words = new LinkedHashMap<>();
    words.put("true", ANSWERS);
    words.put("on", ANSWERS);
    words.put("false", NONE);
    words.put("off", NONE);
    words.put("refuses-tls", REFUSES_TLS);
    return Forms.choice(words);
  }

  Set<PathTrait> traits() {
    return switch (this) {
      case NONE -> EnumSet.noneOf(PathTrait.class);
      case ANSWERS -> EnumSet.of(PathTrait.CAPTIVE);
      case REFUSES_TLS -> EnumSet.of(PathTrait.CAPTIVE_WITHOUT_TLS);
    };
  }
}
