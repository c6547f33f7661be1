package dev.torpor.harness.scenario;

import dev.torpor.harness.text.NearestMatch;
import java.util.List;

/** What to say about a name that nothing has. */
final class Unknown {
  private Unknown() {}

  static String message(String what, String name, List<String> names) {
    return "there is no " + what + " '" + name + "'" + help(name, names);
  }

  /** What stands after it: the nearest name, or all there are. */
  static String help(String name, List<String> names) {
    String hint = NearestMatch.hint(name, names);
    String all =
        names.isEmpty() ? ": there is none at all" : ": there are " + String.join(", ", names);
    return hint.isEmpty() ? all : hint;
  }
}
