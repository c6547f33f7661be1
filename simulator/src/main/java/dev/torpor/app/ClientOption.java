package dev.torpor.app;

import java.util.List;

/**
 * An option that a client declares; help texts, schema and checks follow from it.
 *
 * @param name in lower camel case
 * @param kind what its value is
 * @param defaultValue as a scenario would write it
 * @param description one sentence
 * @param allowed the values of a {@link Kind#CHOICE}, else empty
 */
public record ClientOption(
    String name, Kind kind, String defaultValue, String description, List<String> allowed) {
  /** What the value of an option is. */
  public enum Kind {
    /** A length of time, such as {@code 30min}. */
    DURATION,
    /** {@code on} or {@code off}. */
    FLAG,
    /** A whole number. */
    NUMBER,
    /** Any text. */
    TEXT,
    /** One of a few words. */
    CHOICE
  }

  /** A length of time. */
  public static ClientOption duration(String name, String defaultValue, String description) {
    return new ClientOption(name, Kind.DURATION, defaultValue, description, List.of());
  }

  /** On or off. */
  public static ClientOption flag(String name, String defaultValue, String description) {
    return new ClientOption(name, Kind.FLAG, defaultValue, description, List.of());
  }

  /** A whole number. */
  public static ClientOption number(String name, String defaultValue, String description) {
    return new ClientOption(name, Kind.NUMBER, defaultValue, description, List.of());
  }

  /** Any text. */
  public static ClientOption text(String name, String defaultValue, String description) {
    return new ClientOption(name, Kind.TEXT, defaultValue, description, List.of());
  }

  /** One of a few words, the first of which is the default. */
  public static ClientOption choice(String name, List<String> allowed, String description) {
    return new ClientOption(name, Kind.CHOICE, allowed.get(0), description, List.copyOf(allowed));
  }
}
