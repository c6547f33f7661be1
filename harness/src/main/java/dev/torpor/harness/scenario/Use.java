package dev.torpor.harness.scenario;

import dev.torpor.harness.text.TextException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something chosen by name, with options: {@code poll} or {@code {use: poll, interval: 30min}}.
 *
 * @param name as written
 * @param options as written, in the order of the file
 */
public record Use(String name, Map<String, String> options) {
  /** Copies the options. */
  public Use {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Reads the form of the command line: {@code poll,interval=30min}.
   *
   * @throws TextException when an option has no value or is given twice
   */
  public static Use parse(String text) {
    String[] parts = text.split(",", -1);
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals <= 0) {
        throw new TextException(
            "'" + parts[i] + "' is not an option: write NAME,OPTION=VALUE,OPTION=VALUE");
      }
      String key = parts[i].substring(0, equals).strip();
      if (options.put(key, parts[i].substring(equals + 1).strip()) != null) {
        throw new TextException("the option '" + key + "' is given twice");
      }
    }
    return new Use(parts[0].strip(), options);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(name);
    options.forEach((key, value) -> out.append(',').append(key).append('=').append(value));
    return out.toString();
  }
}
