package dev.torpor.harness.report;

import java.util.Map;
import java.util.regex.Pattern;

/** Small values as YAML on one line. */
public final class Yaml {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/][A-Za-z0-9._/%:-]*(?<!:)");

  private Yaml() {}

  /** A text, in quotes where YAML would read something else without them. */
  public static String text(String value) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A choice with options: {@code poll} or {@code {use: poll, interval: 30min}}. */
  public static String use(String name, Map<String, String> options) {
    if (options.isEmpty()) {
      return text(name);
    }
    StringBuilder out = new StringBuilder("{use: ").append(text(name));
    options.forEach((key, value) -> out.append(", " + text(key) + ": " + text(value)));
    return out.append('}').toString();
  }
}
