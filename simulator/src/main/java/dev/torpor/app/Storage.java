package dev.torpor.app;

import org.jspecify.annotations.Nullable;

/** A durable key-value store. What one callback writes becomes durable together. */
public interface Storage {
  /** The value of a key, null when there is none. */
  @Nullable String get(String key);

  /** Sets a value. */
  void put(String key, String value);

  /** Removes a value; does nothing when there is none. */
  void remove(String key);
}
