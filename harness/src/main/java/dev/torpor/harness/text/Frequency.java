package dev.torpor.harness.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something happens on average: {@code 4/h}, {@code 0.5/d}, {@code 3/15min}.
 *
 * @param events positive; shares no divisor with {@code perMicros}
 * @param perMicros the time in which so many happen, positive
 */
public record Frequency(long events, long perMicros) {
  private static final Pattern SHAPE =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?/ ?(([0-9.]+)? ?([a-zA-Z]+))");

  /** How it is written. */
  public static final TextForm<Frequency> FORM =
      new TextForm<>(
          "a frequency",
          "4/h",
          "[0-9]+(\\.[0-9]+)? ?/ ?([0-9.]+ ?)?(us|ms|s|min|h|d)",
          Frequency::parse);

  /** Checks the range and reduces the fraction. */
  public Frequency {
    if (events <= 0 || perMicros <= 0) {
      throw new IllegalArgumentException("a frequency counts events in a positive time");
    }
    long divisor = BigInteger.valueOf(events).gcd(BigInteger.valueOf(perMicros)).longValueExact();
    events /= divisor;
    perMicros /= divisor;
  }

  /** Reads a frequency; throws {@link TextException} with advice if the text is not one. */
  public static Frequency parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw refused(text, "write how many in which time, for example 4/h or 0.5/d");
    }
    BigDecimal count = new BigDecimal(matcher.group(1)).stripTrailingZeros();
    if (count.signum() == 0) {
      throw refused(text, "it must be more than none");
    }
    String time = matcher.group(3) == null ? "1" + matcher.group(4) : matcher.group(2);
    long micros = TimeSpan.parse(time).micros();
    if (micros == 0) {
      throw refused(text, "the time must be longer than 0");
    }
    BigDecimal scale = BigDecimal.TEN.pow(Math.max(0, count.scale()));
    try {
      return new Frequency(
          count.multiply(scale).longValueExact(),
          scale.multiply(BigDecimal.valueOf(micros)).longValueExact());
    } catch (ArithmeticException e) {
      throw refused(text, "its numbers are too large");
    }
  }

  /** Mean time from one event to the next in microseconds. */
  public double meanMicros() {
    return (double) perMicros / events;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    String time = new TimeSpan(perMicros).toString();
    return events + "/" + (time.matches("1[a-z]+") ? time.substring(1) : time);
  }

  private static TextException refused(String text, String reason) {
    return new TextException("'" + text + "' is not a frequency: " + reason);
  }
}
