package dev.torpor.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The checked values of a client's options; those a scenario leaves out have their defaults. */
public final class ClientOptions {
  private final Map<String, Object> values;

  /**
   * Values by name, as the option's kind asks: a {@link Duration}, {@link Boolean}, {@link Long}
   * (also for bytes), {@link Double}, {@link String}, {@link Words}, {@link Part} or {@link Parts}
   * each.
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

  /** The value of a {@link ClientOption.Kind#DECIMAL}. */
  public double decimal(String name) {
    return get(name, Double.class);
  }

  /** The value of a {@link ClientOption.Kind#BYTES}. */
  public long bytes(String name) {
    return get(name, Long.class);
  }

  /** The value of a {@link ClientOption.Kind#WORDS}, in order. */
  public List<String> words(String name) {
    return get(name, Words.class).all();
  }

  /** The value of a {@link ClientOption.Kind#PART}. */
  public Part part(String name) {
    return get(name, Part.class);
  }

  /** The value of a {@link ClientOption.Kind#PARTS}, in the order of the scenario. */
  public List<Part> parts(String name) {
    return get(name, Parts.class).all();
  }

  /**
   * A part that was chosen.
   *
   * @param name of the {@link ClientPart}
   * @param options checked, with its defaults
   */
  public record Part(String name, ClientOptions options) {}

  /** Words in order. */
  public record Words(List<String> all) {
    /** Copies the list. */
    public Words {
      all = List.copyOf(all);
    }
  }

  /** Parts that were chosen, in order. */
  public record Parts(List<Part> all) {
    /** Copies the list. */
    public Parts {
      all = List.copyOf(all);
    }
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
