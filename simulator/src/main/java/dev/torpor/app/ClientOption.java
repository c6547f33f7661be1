package dev.torpor.app;

import java.util.List;

/**
 * An option that a client declares; help texts, schema and checks follow from it.
 *
 * <p>The default of one option may be made of others: {@code [{refresh: {interval: $interval}}]}
 * has the value of the option {@code interval} where it says {@code $interval}.
 *
 * @param name in lower camel case
 * @param kind what its value is
 * @param defaultValue as a scenario would write it
 * @param description one sentence
 * @param allowed the values of a {@link Kind#CHOICE}, else empty
 * @param parts what a {@link Kind#PART} or {@link Kind#PARTS} is chosen from, else empty
 */
public record ClientOption(
    String name,
    Kind kind,
    String defaultValue,
    String description,
    List<String> allowed,
    List<ClientPart> parts) {
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
    CHOICE,
    /** A decimal number, such as {@code 0.5}. */
    DECIMAL,
    /** A number of bytes, such as {@code 40 MB}. */
    BYTES,
    /** Words, in a list or between the spaces of a text. */
    WORDS,
    /** One part with options of its own: {@code cursor} or {@code {cursor: {limit: 10}}}. */
    PART,
    /** Several such parts, in a list. */
    PARTS
  }

  /** Copies the lists. */
  public ClientOption {
    allowed = List.copyOf(allowed);
    parts = List.copyOf(parts);
  }

  /** An option that is not made of parts. */
  public ClientOption(
      String name, Kind kind, String defaultValue, String description, List<String> allowed) {
    this(name, kind, defaultValue, description, allowed, List.of());
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

  /** A decimal number. */
  public static ClientOption decimal(String name, String defaultValue, String description) {
    return new ClientOption(name, Kind.DECIMAL, defaultValue, description, List.of());
  }

  /** A number of bytes. */
  public static ClientOption bytes(String name, String defaultValue, String description) {
    return new ClientOption(name, Kind.BYTES, defaultValue, description, List.of());
  }

  /** A list of words. */
  public static ClientOption words(String name, String defaultValue, String description) {
    return new ClientOption(name, Kind.WORDS, defaultValue, description, List.of());
  }

  /** One part of several. */
  public static ClientOption part(
      String name, String defaultValue, String description, List<ClientPart> parts) {
    return new ClientOption(name, Kind.PART, defaultValue, description, List.of(), parts);
  }

  /** A list of parts. */
  public static ClientOption parts(
      String name, String defaultValue, String description, List<ClientPart> parts) {
    return new ClientOption(name, Kind.PARTS, defaultValue, description, List.of(), parts);
  }

  /** The same option with another default. */
  public ClientOption withDefault(String other) {
    return new ClientOption(name, kind, other, description, allowed, parts);
  }

  /** One of a few words, the first of which is the default. */
  public static ClientOption choice(String name, List<String> allowed, String description) {
    return new ClientOption(name, Kind.CHOICE, allowed.get(0), description, List.copyOf(allowed));
  }
}
