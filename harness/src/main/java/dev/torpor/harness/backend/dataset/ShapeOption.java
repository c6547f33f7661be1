package dev.torpor.harness.backend.dataset;

import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TimeSpan;
import java.util.List;

/**
 * Something that a stub may say about its shape, in {@code transformerParameters}.
 *
 * @param name as stubs write it
 * @param form how it is written
 * @param byDefault what holds when a stub does not say, in the same form; empty for none
 * @param summary what it does, in one sentence
 */
public record ShapeOption(String name, Form form, String byDefault, String summary) {
  /** How values are written. */
  public sealed interface Form {}

  /** A whole number within bounds, both included. */
  public record Count(long least, long most) implements Form {}

  /** A length of virtual time: {@code 30s}, {@code 7d}; read as microseconds. */
  public record Span() implements Form {}

  /** A size: {@code 2 MiB}; read as bytes. */
  public record Size() implements Form {}

  /** One of these words. */
  public record Choice(List<String> words) implements Form {}

  /** A path such as {@code /v1/items}. */
  public record UrlPath() implements Form {}

  /** A whole number within bounds, both included. */
  static ShapeOption count(String name, long least, long most, String byDefault, String summary) {
    return new ShapeOption(name, new Count(least, most), byDefault, summary);
  }

  /** A length of virtual time. */
  static ShapeOption span(String name, String byDefault, String summary) {
    return new ShapeOption(name, new Span(), byDefault, summary);
  }

  /** One of some words; the first is the default. */
  static ShapeOption choice(String name, String summary, String... words) {
    return new ShapeOption(name, new Choice(List.of(words)), words[0], summary);
  }

  /** What may be written, for help texts and messages. */
  public String allowed() {
    if (form instanceof Count count) {
      return count.most() == Long.MAX_VALUE
          ? "a whole number from " + count.least()
          : "a whole number from " + count.least() + " to " + count.most();
    }
    if (form instanceof Choice choice) {
      return String.join(", ", choice.words());
    }
    return form instanceof Span
        ? "a duration such as 30s"
        : form instanceof Size ? "a size such as 2 MiB" : "a path such as /items";
  }

  /**
   * A value as a number: of a count itself, of a time microseconds, of a size bytes, of a word its
   * place from 0; 0 for a path.
   *
   * @throws ShapeOptionException when it is none
   */
  long read(String text) throws ShapeOptionException {
    try {
      if (form instanceof Span) {
        return TimeSpan.parse(text).micros();
      }
      if (form instanceof Size) {
        return ByteSize.parse(text).bytes();
      }
    } catch (TextException e) {
      throw new ShapeOptionException(name, String.valueOf(e.getMessage()));
    }
    if (form instanceof Count count) {
      return number(text, count);
    }
    if (form instanceof Choice choice) {
      int place = choice.words().indexOf(text);
      if (place < 0) {
        throw new ShapeOptionException(
            name,
            "must be one of "
                + allowed()
                + ", not '"
                + text
                + "'"
                + NearestMatch.hint(text, choice.words()));
      }
      return place;
    }
    if (!text.startsWith("/") || text.endsWith("/") || text.contains("?")) {
      throw new ShapeOptionException(
          name, "must be " + allowed() + ", without a slash at its end, not '" + text + "'");
    }
    return 0;
  }

  private long number(String text, Count count) throws ShapeOptionException {
    try {
      long number = Long.parseLong(text);
      if (number >= count.least() && number <= count.most()) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with what is allowed.
    }
    throw new ShapeOptionException(name, "must be " + allowed() + ", not '" + text + "'");
  }
}
