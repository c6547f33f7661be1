package dev.torpor.harness.scenario;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.harness.binding.Complaints;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TimeSpan;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Options as written to options as clients read them. */
public final class ClientOptionBinder {
  private ClientOptionBinder() {}

  /**
   * Checks options against what the client declares and fills in the defaults.
   *
   * @param given as written
   * @param complaints receives every mistake
   * @return null when there are mistakes
   */
  public static @Nullable ClientOptions bind(
      List<ClientOption> declared, Map<String, String> given, Complaints complaints) {
    boolean complete = !reportUnknown(declared, given, complaints);
    Map<String, Object> values = new TreeMap<>();
    for (ClientOption option : declared) {
      String text = given.getOrDefault(option.name(), option.defaultValue());
      try {
        values.put(option.name(), value(option, text));
      } catch (TextException e) {
        complaints.aboutValue(option.name(), String.valueOf(e.getMessage()));
        complete = false;
      }
    }
    return complete ? new ClientOptions(values) : null;
  }

  private static boolean reportUnknown(
      List<ClientOption> declared, Map<String, String> given, Complaints complaints) {
    List<String> names = declared.stream().map(ClientOption::name).toList();
    boolean found = false;
    for (String name : given.keySet()) {
      if (!names.contains(name)) {
        String hint = NearestMatch.hint(name, names);
        String all = names.isEmpty() ? ": it has none" : ": it has " + String.join(", ", names);
        complaints.aboutName(
            name, "the client has no option '" + name + "'" + (hint.isEmpty() ? all : hint));
        found = true;
      }
    }
    return found;
  }

  private static Object value(ClientOption option, String text) {
    return switch (option.kind()) {
      case DURATION -> Duration.of(TimeSpan.parse(text).micros(), ChronoUnit.MICROS);
      case FLAG -> flag(text);
      case NUMBER -> number(text);
      case TEXT -> text;
      case CHOICE -> choice(option, text);
    };
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new TextException("'" + text + "' is neither on nor off");
    };
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TextException("'" + text + "' is not a whole number");
    }
  }

  private static String choice(ClientOption option, String text) {
    if (!option.allowed().contains(text)) {
      String hint = NearestMatch.hint(text, option.allowed());
      throw new TextException("'" + text + "' is not one of " + option.allowed() + hint);
    }
    return text;
  }
}
