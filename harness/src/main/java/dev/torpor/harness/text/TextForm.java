package dev.torpor.harness.text;

import java.util.function.Function;

/**
 * How a value is written as one word or line of text.
 *
 * @param what with its article, for messages: {@code a duration}
 * @param example as somebody would write it
 * @param pattern regular expression of the usual forms, for editors; not anchored
 * @param parser throws {@link TextException} with advice when the text does not fit
 */
public record TextForm<T>(String what, String example, String pattern, Function<String, T> parser) {
  /** Reads a text. */
  public T parse(String text) {
    return parser.apply(text);
  }
}
