package dev.torpor.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Receives the fields of an event in order; one implementation per form of the trace. */
public interface FieldWriter {
  /** A whole number; units stand at the end of the name ({@code delayMicros}, {@code bytes}). */
  void number(String name, long value);

  /** A text. */
  void text(String name, String value);

  /** A yes or no. */
  void flag(String name, boolean value);

  /** A list of texts, in order. */
  void texts(String name, List<String> values);

  /** A list, in order, each element by its text. */
  default <T> void texts(String name, List<T> values, Function<? super T, String> text) {
    List<String> texts = new ArrayList<>(values.size());
    for (T value : values) {
      texts.add(text.apply(value));
    }
    texts(name, texts);
  }

  /** A constant, by its name. */
  default void constant(String name, Enum<?> value) {
    text(name, value.name());
  }
}
