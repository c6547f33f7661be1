package dev.torpor.app;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The checked values of a client's options; those a scenario leaves out have their defaults. */
public final class ClientOptions {
  private final Map<String, Object> values;

  /**
   * Values by name: a {@link Duration}, {@link Boolean}, {@link Long} or {@link String} each, as
   * the option's kind asks.
   */
  public ClientOptions(Map<String, Object> values) {
    this.values = new TreeMap<>(values);
  }

  /** The value of a {@link ClientOption.Kind#DURATION}. */
  public Duration duration(String name) {
    return get(name, Duration.class);
  }

  /** The value of a {@link ClientOption.Kind#DURATION} in microseconds. */
  public long micros(String name) {
    return duration(name).toNanos() / 1_000;
  }

  /** The value of a {@link ClientOption.Kind#FLAG}. */
  public boolean flag(String name) {
    return get(name, Boolean.class);
  }

  /** The value of a {@link ClientOption.Kind#NUMBER}. */
  public long number(String name) {
    return get(name, Long.class);
  }

  /** The value of a {@link ClientOption.Kind#TEXT} or {@link ClientOption.Kind#CHOICE}. */
  public String text(String name) {
    return get(name, String.class);
  }

  private <T> T get(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "option " + name + " is not a declared " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
