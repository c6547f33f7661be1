package dev.torpor.harness.backend.dataset;

import org.jspecify.annotations.Nullable;

/**
 * Opaque tokens: a letter and some numbers that say how far a client has come, and when it matters
 * which life of the server gave them and when: {@code c17}, {@code p0.3.100.2}, {@code c17e1},
 * {@code c17t1z141z4}.
 */
final class Tokens {
  static final ShapeOption LIFE =
      ShapeOption.span(
          "tokenLife", "", "how long a token is good after it was given; without it for ever");
  static final ShapeOption AHEAD =
      ShapeOption.choice(
          "tokenAhead",
          "a token ahead of a server that was restored: 410, or accepted and nothing is new",
          "gone",
          "accepted");

  private static final int RADIX = 36;
  private static final int MOST_DIGITS = 12;

  private final char letter;
  private final long life;

  /**
   * Tokens of one kind.
   *
   * @param letter that they begin with
   * @param life how long they are good in microseconds, maximum for ever
   */
  Tokens(char letter, long life) {
    this.letter = letter;
    this.life = life;
  }

  /** Writes a token; the numbers are not negative. */
  String write(Dataset dataset, long now, long... numbers) {
    StringBuilder text = new StringBuilder(24).append(letter);
    for (int i = 0; i < numbers.length; i++) {
      if (i > 0) {
        text.append('.');
      }
      text.append(numbers[i]);
    }
    if (dataset.epoch() > 0) {
      text.append('e').append(dataset.epoch());
    }
    if (life != Long.MAX_VALUE) {
      text.append('t').append(Long.toString(now, RADIX));
    }
    return text.toString();
  }

  /**
   * Reads a token.
   *
   * @param count how many numbers it has
   * @return null when it is none of ours, of another life of the server, or too old
   */
  long @Nullable [] read(Dataset dataset, long now, String token, int count) {
    int mark = token.indexOf('t', 1);
    if ((mark >= 0) != (life != Long.MAX_VALUE)) {
      return null;
    }
    if (mark >= 0 && !isYoung(token.substring(mark + 1), now)) {
      return null;
    }
    int end = mark < 0 ? token.length() : mark;
    int era = token.lastIndexOf('e', end - 1);
    long given = era < 0 ? 0 : number(token, era + 1, end);
    return given == dataset.epoch() ? numbers(token, era < 0 ? end : era, count) : null;
  }

  private boolean isYoung(String stamp, long now) {
    try {
      long given = Long.parseLong(stamp, RADIX);
      return given >= 0 && given <= now && now - given < life;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private long @Nullable [] numbers(String token, int end, int count) {
    if (end == 0 || token.charAt(0) != letter) {
      return null;
    }
    long[] numbers = new long[count];
    int from = 1;
    for (int i = 0; i < count; i++) {
      int dot = i == count - 1 ? end : token.indexOf('.', from);
      numbers[i] = dot < 0 || dot > end ? -1 : number(token, from, dot);
      if (numbers[i] < 0) {
        return null;
      }
      from = dot + 1;
    }
    return numbers;
  }

  /** A number of digits alone, -1 when it is not. */
  private static long number(String token, int from, int end) {
    if (from >= end || end - from > MOST_DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = from; i < end; i++) {
      int digit = token.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
