package dev.torpor.harness.scenario;

import dev.torpor.harness.text.TextException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something chosen by name, with options: {@code poll} or {@code {use: poll, interval: 30min}}.
 *
 * @param name as written
 * @param options as written, in the order of the file; lists and maps as {@code FlowText}
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
    List<String> parts = split(text);
    Map<String, String> options = new LinkedHashMap<>();
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      if (equals <= 0) {
        throw new TextException(
            "'" + part + "' is not an option: write NAME,OPTION=VALUE,OPTION=VALUE");
      }
      String key = part.substring(0, equals).strip();
      if (options.put(key, part.substring(equals + 1).strip()) != null) {
        throw new TextException("the option '" + key + "' is given twice");
      }
    }
    return new Use(parts.get(0).strip(), options);
  }

  /** At commas outside of brackets: a value may be a list or a map. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(name);
    options.forEach((key, value) -> out.append(',').append(key).append('=').append(value));
    return out.toString();
  }
}
